using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Rendering;

/// <summary>What <c>--verbose</c> tells of a run.</summary>
internal static class RunText
{
    public static IReadOnlyList<Span> Of(Report report, CheckOptions options, Display display, TimeSpan elapsed)
    {
        var text = new StyledText();
        foreach (var manifest in report.Manifests)
            text.Line($"manifest: {display.Path(manifest)}");
        foreach (var rule in options.Rules)
            text.Line($"rule: {rule.Rule.Value}={rule.Level?.Word()}");
        text.Line($"fail on: {(options.FailOn == Level.None ? "never" : options.FailOn.Word())}");
        text.Line($"as of: {report.At.Timestamp()}");
        text.Line($"holds until: {report.NextChange?.Timestamp() ?? "a file changes"}");
        text.Line($"files read: {report.Artifacts.Count}");
        text.Line($"time: {elapsed.TotalMilliseconds:F0} ms");
        return text.Spans;
    }
}
