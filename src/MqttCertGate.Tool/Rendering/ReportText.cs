using MqttCertGate.Findings;

namespace MqttCertGate.Tool.Rendering;

/// <summary>The console form of a report. The same report gives the same text, whatever the terminal.</summary>
internal static class ReportText
{
    /// <param name="failOn">The least level that fails.</param>
    /// <param name="readFile">The text of a file for code frames; null where it cannot be had.</param>
    public static IReadOnlyList<Span> Of(Report report, Level failOn, Display display, Func<string, string?> readFile)
    {
        var text = new StyledText();
        var files = new SourceFiles(report, readFile);
        Finding? previous = null;
        var allowed = report.Findings.Where(finding => display.IncludesAllowed && !finding.IsActive);
        foreach (var finding in report.Findings.Where(finding => finding.IsActive).Concat(allowed))
        {
            // Lines that belong together stand together: only what takes several lines is set off.
            if (previous is not null && !(FindingText.IsBrief(previous, display) && FindingText.IsBrief(finding, display)))
                text.EndLine();
            FindingText.Write(finding, text, files, display);
            previous = finding;
        }

        if (display.Verbosity != Verbosity.Quiet)
        {
            if (previous is not null)
                text.EndLine();
            SummaryText.Write(report, failOn, text, display);
        }

        return text.Spans;
    }
}
