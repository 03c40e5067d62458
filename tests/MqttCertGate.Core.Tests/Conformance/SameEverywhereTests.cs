using System.Globalization;
using MqttCertGate.Profiles;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tests.Conformance;

/// <summary>For tests that change what belongs to the whole process.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// A thousand certificates of the public suites, in every role and under every profile: no rule fails, and what is printed depends on nothing but
/// the files.
/// </summary>
[Collection(typeof(Alone))]
public sealed class SameEverywhereTests
{
    private static readonly Lazy<IReadOnlyList<byte[]>> Certificates = new(() => CertificateSample.Take(1000));

    /// <summary>Every profile of a broker, and every overlay of a client, as a manifest names it.</summary>
    public static TheoryData<string> Profiles =>
    [
        .. ProfileReader.BuiltIn(ProfileKind.Broker).Select(broker => $"profile: {broker}"),
        .. ProfileReader.BuiltIn(ProfileKind.Clients).Select(client => $"clients: [{client}]"),
    ];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void No_rule_fails_and_the_output_is_the_same(string profile)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The time zone of a process is that of the machine.");
        using var scenario = new Scenario($$"""
            version: 1
            {{profile}}
            certificates:
              server: { files: '*.crt', role: server, pki: public, domains: [mqtt.example.com, 192.0.2.1], trust: trust.pem }
              client: { files: '*.crt', role: client, pki: private, trust: trust.pem }
              ca: { files: '*.crt', role: ca, pki: public }
            """).File("trust.pem", Scenario.Root.Pem);
        foreach (var (index, content) in Certificates.Value.Index())
            scenario.File($"{index}.crt", content);

        var here = Print(scenario, CultureInfo.InvariantCulture, "UTC");
        var elsewhere = Print(scenario, TurkishInThailand(), "Pacific/Kiritimati");

        Assert.DoesNotContain(" MCG0001 ", here.Text, StringComparison.Ordinal);
        Assert.Equal(here.Text, elsewhere.Text);
        Assert.Equal(here.Sarif, elsewhere.Sarif);
    }

    /// <summary>Where I and i are no pair, a hyphen weighs nothing, and the year is 2569.</summary>
    private static CultureInfo TurkishInThailand() => new("tr-TR") { DateTimeFormat = new CultureInfo("th-TH").DateTimeFormat };

    private static (string Text, string Sarif) Print(Scenario scenario, CultureInfo culture, string timeZone)
    {
        var before = (Culture: CultureInfo.CurrentCulture, TimeZone: Environment.GetEnvironmentVariable("TZ"));
        try
        {
            CultureInfo.CurrentCulture = culture;
            SetTimeZone(timeZone);
            Assert.Equal(timeZone, TimeZoneInfo.Local.Id);

            var report = scenario.Check();
            Assert.True(report.CertificateCount > 500, $"Only {report.CertificateCount} certificates were read.");
            using var sarif = new StringWriter();
            SarifWriter.Write(report, sarif);
            return (string.Join('\n', report.Findings.Select(finding => CanonicalText.Line(finding, scenario.Folder))), sarif.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before.Culture;
            SetTimeZone(before.TimeZone);
        }
    }

    private static void SetTimeZone(string? name)
    {
        Environment.SetEnvironmentVariable("TZ", name);
        TimeZoneInfo.ClearCachedData();
    }
}
