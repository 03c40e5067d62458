using MqttCertGate.Findings;
using MqttCertGate.Tests;
using MqttCertGate.Tests.Scenarios;
using MqttCertGate.Tool.Reports;

namespace MqttCertGate.Tool.Tests.Reports;

/// <summary>The samples and the scenarios of the common mistakes: what every form of a report has to cope with.</summary>
internal static class ReportCases
{
    public static readonly DateTime At = new(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Samples = ["tdmq-server", "faulty-server"];

    public static IEnumerable<TheoryDataRow<string>> Names => Samples.Concat(CommonMistakes.All.Keys).Select(name => new TheoryDataRow<string>(name));

    public static ReportContent Of(string name, Level failOn = Level.Error)
    {
        if (Samples.Contains(name))
            return new ReportContent(Sample(name), failOn);
        using var scenario = CommonMistakes.All[name].Repository();
        var report = scenario.Check();
        // Made while the scenario's files are there, as in a run.
        _ = report.Inventory.Value;
        return new ReportContent(report, failOn);
    }

    public static Report Sample(string name) => Gate.Check(new GateRequest
    {
        Manifests = [Path.Combine(RepositoryPaths.Root, "samples", name, "mqttcertgate.yml")],
        RepositoryRoot = RepositoryPaths.Root,
        At = At,
    });

    public static string Print(Action<ReportContent, TextWriter> write, ReportContent content)
    {
        using var output = new StringWriter();
        write(content, output);
        return output.ToString();
    }

    public static string GoldenFile(string name) => Path.Combine(RepositoryPaths.Root, "tests", "MqttCertGate.Tool.Tests", "Reports", name);
}
