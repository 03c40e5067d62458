using System.Globalization;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tests.Conformance;

/// <summary>For tests that change what belongs to the whole process.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;

/// <summary>A thousand certificates of the public suites, in every role: what is printed depends on nothing but the files.</summary>
[Collection(typeof(Alone))]
public sealed class SameEverywhereTests(SuiteRepository suites) : IClassFixture<SuiteRepository>
{
    /// <summary>Two brokers and the overlay that is about every leaf: profiles differ in which rules are in force and in their numbers, not in what is printed.</summary>
    [Theory]
    [InlineData("profile: tdmq")]
    [InlineData("profile: aws-iot-custom-domain")]
    [InlineData("clients: [public-ca-2026]")]
    public void The_output_is_the_same(string profile)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The time zone of a process is that of the machine.");

        var here = Print(profile, CultureInfo.InvariantCulture, "UTC");
        var elsewhere = Print(profile, TurkishInThailand(), "Pacific/Kiritimati");

        Assert.Equal(here.Text, elsewhere.Text);
        Assert.Equal(here.Sarif, elsewhere.Sarif);
    }

    /// <summary>Where I and i are no pair, a hyphen weighs nothing, and the year is 2569.</summary>
    private static CultureInfo TurkishInThailand() => new("tr-TR") { DateTimeFormat = new CultureInfo("th-TH").DateTimeFormat };

    private (string Text, string Sarif) Print(string profile, CultureInfo culture, string timeZone)
    {
        var before = (Culture: CultureInfo.CurrentCulture, TimeZone: Environment.GetEnvironmentVariable("TZ"));
        try
        {
            CultureInfo.CurrentCulture = culture;
            SetTimeZone(timeZone);
            Assert.Equal(timeZone, TimeZoneInfo.Local.Id);

            var report = suites.Check(profile);
            using var sarif = new StringWriter();
            SarifWriter.Write(report, sarif);
            return (string.Join('\n', report.Findings.Select(finding => CanonicalText.Line(finding, suites.Folder))), sarif.ToString());
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
