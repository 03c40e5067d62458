using System.Text;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Reports;

/// <summary>The report as GitHub's Markdown: what a step summary shows.</summary>
internal sealed class MarkdownReport
{
    /// <summary>Of a step summary, in octets (docs.github.com: "Workflow commands", "Step isolation and limits").</summary>
    public const int SizeLimit = 1024 * 1024;

    // For the line that says what is left out, and for closing a block.
    private const int Reserve = 200;

    private readonly ReportContent content;
    private readonly int limit;
    private readonly StringBuilder text = new();
    private int octets;

    private MarkdownReport(ReportContent content, int limit)
    {
        this.content = content;
        this.limit = limit;
    }

    public static void Write(ReportContent content, TextWriter output) => output.Write(Of(content));

    public static string Of(ReportContent content, int limit = SizeLimit) => new MarkdownReport(content, limit).Write();

    private string Write()
    {
        var verdict = content.Verdict;
        Add($"## MqttCertGate: {verdict.Word}\n\n{MarkdownText.Of(verdict.Summary)}.  \n{verdict.Scope(content.Report)}.\n");
        Block("### Findings\n\n| level | where | entry | finding |\n|---|---|---|---|\n", [.. content.Active.Select(Row)], "", "finding");
        Block("### Allowed\n\n| rule | entry | reason | until |\n|---|---|---|---|\n", [.. content.Allowed.Select(AllowedRow)], "", "allowed finding");
        Block("### Validity\n\n```text\n", ValidityText.Of(content), "```\n", "certificate");
        return text.ToString();
    }

    private string Row(Finding finding)
    {
        var violation = finding.Violation;
        return $"| {finding.Level.Word()} | {MarkdownText.Code(content.Place(violation.Location))} | {MarkdownText.Of(SafeText.Name(violation.EntryName ?? ""))} "
            + $"| [{finding.Rule.Id}]({finding.Rule.HelpUri}) {finding.Rule.Name}: {MarkdownText.Of(SafeText.Message(violation.Message))} |\n";
    }

    private static string AllowedRow(Finding finding)
    {
        var waiver = finding.Waiver!;
        return $"| [{finding.Rule.Id}]({finding.Rule.HelpUri}) {finding.Rule.Name} | {MarkdownText.Of(SafeText.Name(finding.Violation.EntryName ?? ""))} "
            + $"| {MarkdownText.Of(SafeText.Message(waiver.Reason))} | {waiver.Until.Day()} |\n";
    }

    /// <summary>As many lines as there is room for, and how many there is none for.</summary>
    private void Block(string head, IReadOnlyList<string> lines, string foot, string noun)
    {
        if (lines.Count == 0)
            return;
        Add($"\n{head}");
        var written = 0;
        while (written < lines.Count && octets + Encoding.UTF8.GetByteCount(lines[written]) <= limit - Reserve)
            Add(lines[written++]);
        Add(foot);
        if (written < lines.Count)
            Add($"\nCut to fit: {Verdict.Counted(lines.Count - written, $"more {noun}")}.\n");
    }

    private void Add(string part)
    {
        text.Append(part);
        octets += Encoding.UTF8.GetByteCount(part);
    }
}

/// <summary>Text for GitHub's Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>Nothing in it is markup, a link, a mention or a cell's end.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            // CommonMark §2.4, GFM §4.10 (tables) and §6.9 (autolinks); a mention is found in the text after rendering, so its sign is set apart.
            if (text[index] is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '|' or '~' or '$' or '#' || text.AsSpan(index).StartsWith(":/"))
                escaped.Append('\\');
            escaped.Append(text[index] == '@' ? "&#64;&#8203;" : text[index].ToString());
        }

        return escaped.Replace("www.", "www\\.").Replace("WWW.", "WWW\\.").ToString();
    }

    /// <summary>A code span, in which only its own delimiter and a cell's end act.</summary>
    public static string Code(string text) => $"`{text.Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";
}
