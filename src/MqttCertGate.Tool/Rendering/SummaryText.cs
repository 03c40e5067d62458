using MqttCertGate.Findings;

namespace MqttCertGate.Tool.Rendering;

/// <summary>The verdict, in two lines.</summary>
internal static class SummaryText
{
    public static void Write(Report report, Level failOn, StyledText text, Display display)
    {
        var verdict = Verdict.Of(report, failOn, display);
        text.Add(verdict.Word, verdict.Style).Line($"  {verdict.Summary}");
        text.Line($"{verdict.Scope(report)}.");
    }
}
