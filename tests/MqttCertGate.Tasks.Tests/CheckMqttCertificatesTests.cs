using System.Globalization;
using System.Text.Json;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using MqttCertGate.Findings;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tasks.Tests;

/// <summary>The task in this process, whose current directory is never the project's.</summary>
public sealed class CheckMqttCertificatesTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FakeBuildEngine engine = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_good_chain_passes_with_one_line()
    {
        Certificates.WriteGood(folder);

        Assert.True(Execute());

        Assert.Empty(engine.Errors);
        Assert.Empty(engine.Warnings);
        var summary = Assert.Single(engine.Messages, message => message.Importance <= MessageImportance.Normal);
        Assert.Equal("MqttCertGate: passed, 3 certificates, as of 2026-06-01T00:00:00Z.", summary.Message);
    }

    [Theory]
    [InlineData("P-256", "passed")]
    [InlineData("RSA-4096", "failed")]
    public void An_allowed_finding_is_counted_whatever_the_verdict(string keyType, string verdict)
    {
        Certificates.WriteGood(folder);
        File.AppendAllText(folder["mqttcertgate.yml"], $$"""
                key-type: {{keyType}}
                pin: {{new string('0', 64)}}
                allow: [{ rule: pin.mismatch, reason: Moving, until: 2026-12-29 }]

            """);

        Assert.Equal(verdict == "passed", Execute());

        var summary = Assert.Single(engine.Messages, message => message.Importance == MessageImportance.High);
        Assert.Equal($"MqttCertGate: {verdict}, 3 certificates, 1 allowed (until 2026-12-29), as of 2026-06-01T00:00:00Z.", summary.Message);
    }

    [Fact]
    public void Without_a_manifest_it_warns()
    {
        Assert.True(Execute());

        var warning = Assert.Single(engine.Warnings);
        Assert.Equal(("MCG0002", folder["App.csproj"]), (warning.Code, warning.File));
        Assert.Contains("mqttcertgate.yml", warning.Message, StringComparison.Ordinal);
        Assert.Equal(RuleDescriptor.DocumentationUrl + "#mcg0002", warning.HelpLink);
    }

    [Fact]
    public void Without_a_manifest_it_fails_where_warnings_are_errors()
    {
        Assert.False(Execute(task => task.TreatWarningsAsErrors = true));

        Assert.Equal("MCG0002", Assert.Single(engine.Errors).Code);
    }

    [Fact]
    public void Two_manifests_beside_the_project_are_an_error()
    {
        Certificates.WriteGood(folder);
        File.Copy(folder["mqttcertgate.yml"], folder["mqttcertgate.yaml"]);

        Assert.False(Execute());

        Assert.Equal("MCG0008", Assert.Single(engine.Errors).Code);
    }

    [Fact]
    public void A_manifest_is_found_from_the_project_and_not_from_the_process()
    {
        Certificates.WriteGood(folder, "deploy");

        Assert.True(Execute(task => task.Manifests = [new TaskItem("deploy/mqttcertgate.yml")]));

        Assert.Empty(engine.Errors);
        Assert.Empty(engine.Warnings);
    }

    [Fact]
    public void A_manifest_that_does_not_exist_is_an_error()
    {
        Assert.False(Execute(task => task.Manifests = [new TaskItem("nowhere.yml")]));

        Assert.Equal(folder["nowhere.yml"], Assert.Single(engine.Errors).File);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-13-01")]
    [InlineData("2026-06-01T00:00:00")]
    [InlineData("01.06.2026")]
    public void An_instant_that_is_none_is_an_error(string at)
    {
        Certificates.WriteGood(folder);

        Assert.False(Execute(task => task.At = at));

        var error = Assert.Single(engine.Errors);
        Assert.Equal("MCG0008", error.Code);
        Assert.Contains("MqttCertGateAt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_culture_of_the_host_does_not_show()
    {
        Certificates.WriteFaulty(folder);
        var own = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.TimeSeparator = ".";
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.False(Execute());
            Assert.Same(culture, CultureInfo.CurrentCulture);
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }

        var expired = Assert.Single(engine.Errors, error => error.Code == "MCG6001");
        Assert.Contains("2026-05-31 23:59:59 UTC", expired.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sarif_is_written_also_when_there_is_nothing_to_report()
    {
        Certificates.WriteGood(folder);

        Assert.True(Execute(task => task.SarifFile = new TaskItem("out/gate.sarif")));

        using var sarif = JsonDocument.Parse(File.ReadAllBytes(folder["out/gate.sarif"]));
        Assert.Empty(sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        Assert.Equal([folder["out/gate.sarif"]], Directory.GetFiles(folder["out"]));
    }

    [Fact]
    public void Sarif_replaces_an_older_file()
    {
        Certificates.WriteFaulty(folder);
        folder.Write("gate.sarif", "older");

        Assert.False(Execute(task => task.SarifFile = new TaskItem("gate.sarif")));

        using var sarif = JsonDocument.Parse(File.ReadAllBytes(folder["gate.sarif"]));
        Assert.NotEmpty(sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
    }

    [Theory]
    [InlineData("mqtt-cert-gate/{project}/", "mqtt-cert-gate/src/App/App.csproj/")]
    [InlineData("all certificates", "all certificates/")]
    [InlineData("", null)]
    public void Sarif_is_of_the_category_that_the_project_says(string category, string? expected)
    {
        Directory.CreateDirectory(folder[".git"]);
        Certificates.WriteGood(folder, "src/App");

        Assert.True(Execute(task =>
        {
            task.ProjectFile = folder["src/App/App.csproj"];
            task.SarifFile = new TaskItem("gate.sarif");
            task.SarifCategory = category;
        }));

        using var sarif = JsonDocument.Parse(File.ReadAllBytes(folder["src/App/gate.sarif"]));
        Assert.Equal(expected, sarif.RootElement.GetProperty("runs")[0].TryGetProperty("automationDetails", out var details) ? details.GetProperty("id").GetString() : null);
    }

    [Fact]
    public void Sarif_that_cannot_be_written_is_an_error()
    {
        Certificates.WriteGood(folder);
        Directory.CreateDirectory(folder["gate.sarif"]);

        Assert.False(Execute(task => task.SarifFile = new TaskItem("gate.sarif")));

        var error = Assert.Single(engine.Errors);
        Assert.Equal("MCG0008", error.Code);
        Assert.Contains("MqttCertGateSarif", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_a_certificate_says_acts_in_the_log()
    {
        foreach (var (path, content) in HostileRepository.Files)
            folder.Write(path, content);

        Assert.False(Execute());

        Assert.Contains(engine.Errors, error => error.Message!.Contains("::error::", StringComparison.Ordinal));
        Assert.All(engine.Errors.Select(error => error.Message!).Concat(engine.Warnings.Select(warning => warning.Message!)), message =>
        {
            Assert.DoesNotContain(message, character => char.IsControl(character) || character is '\u202E' or '\u2066' or '\u2028');
            Assert.DoesNotContain("##", message, StringComparison.Ordinal);
            Assert.False(message.StartsWith("::", StringComparison.Ordinal), message);
            Assert.InRange(message.Length, 1, 1000);
        });
    }

    [Fact]
    public void An_exception_is_an_error()
    {
        Assert.False(Execute(task => task.Manifests = [new TaskItem("no\0path")]));

        var error = Assert.Single(engine.Errors);
        Assert.Equal("MCG0001", error.Code);
        Assert.Contains(nameof(ArgumentException), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Multithreaded_msbuild_recognises_it_by_the_name_of_an_attribute_that_old_msbuild_lacks()
    {
        var attribute = Assert.Single(
            typeof(CheckMqttCertificates).GetCustomAttributes(inherit: false),
            attribute => attribute.GetType().FullName == "Microsoft.Build.Framework.MSBuildMultiThreadableTaskAttribute");
        Assert.Same(typeof(CheckMqttCertificates).Assembly, attribute.GetType().Assembly);
    }

    private bool Execute(Action<CheckMqttCertificates>? configure = null)
    {
        var task = new CheckMqttCertificates
        {
            BuildEngine = engine,
            ProjectFile = folder["App.csproj"],
            At = Certificates.At,
        };
        configure?.Invoke(task);
        return task.Execute();
    }
}
