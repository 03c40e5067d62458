using System.Text.Json.Nodes;
using MqttCertGate.Findings;
using MqttCertGate.Tests.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Tests;

/// <summary>A fault of ours in the middle of a run.</summary>
public sealed class CheckFailureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void No_file_of_an_earlier_run_passes_for_its_result()
    {
        folder.With("certs.sarif", "of an earlier run");
        folder.With("mqttcertgate.yml", "version: 1\ncertificates:\n  broker: { file: missing.pem }\n");
        var sarif = new ReportFile(ReportFormat.All.Single(format => format.Option == "--sarif"), folder["certs.sarif"]);
        var faulty = new ReportFile(new ReportFormat("--faulty", "a faulty form", (_, _, _) => throw new InvalidOperationException("What a file said.")), folder["faulty"]);

        Assert.Throws<InvalidOperationException>(() => Check.Run(new CheckOptions
        {
            Paths = [folder.Root],
            Reports = [sarif, faulty],
            FailOn = Level.Error,
            At = DateTime.UnixEpoch,
            Rules = [],
            Color = ColorChoice.Never,
            Verbosity = Verbosity.Quiet,
        }));

        var text = File.ReadAllText(folder["certs.sarif"]);
        Assert.Empty(SarifRules.Faults(text));
        Assert.False((bool)JsonNode.Parse(text)!["runs"]![0]!["invocations"]![0]!["executionSuccessful"]!);
        Assert.DoesNotContain("What a file said.", text, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["faulty"]));
    }
}
