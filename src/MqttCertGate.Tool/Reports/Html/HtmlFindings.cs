using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Reports.Html;

/// <summary>What the console says of each finding, each with an address of its own.</summary>
internal sealed class HtmlFindings
{
    private readonly ReportContent content;
    private readonly HtmlWriter html;
    private readonly Dictionary<string, int> addresses = new(StringComparer.Ordinal);

    private HtmlFindings(ReportContent content, HtmlWriter html)
    {
        this.content = content;
        this.html = html;
    }

    public static void Write(ReportContent content, HtmlWriter html)
    {
        using (html.Section("findings", "Findings"))
        {
            var findings = new HtmlFindings(content, html);
            if (!content.Active.Any())
                html.Element("p", "Nothing was found.");
            foreach (var finding in content.Active)
                findings.Write(finding);
        }
    }

    private void Write(Finding finding)
    {
        var violation = finding.Violation;
        var id = AddressOf(finding);
        using (html.Open("article", ("id", id), ("class", $"finding {HtmlParts.SymbolOf(finding.Level)}"), ("aria-labelledby", $"{id}-message")))
        {
            using (html.Open("p", ("class", "head")))
            {
                html.Mark(HtmlParts.SymbolOf(finding.Level), finding.Level.Word());
                html.Element("a", finding.Rule.Id, ("href", finding.Rule.HelpUri));
                html.Element("span", finding.Rule.Name);
                if (violation.EntryName is { } entry)
                    html.Element("span", SafeText.Name(entry), ("class", "tag"));
                html.Element("a", "#", ("href", $"#{id}"), ("class", "permalink"), ("aria-label", $"Link to this finding of {finding.Rule.Id}"));
            }

            html.Element("h3", SafeText.Message(violation.Message), ("id", $"{id}-message"));
            html.Place("p", content.Place(violation.Location));
            WriteFrame(violation);
            WriteRelated(violation);
            WriteText("Help", FindingText.Help(finding));
            foreach (var note in finding.Notes)
                WriteText("Note", note);
        }
    }

    private void WriteFrame(Violation violation)
    {
        if (CodeFrame.Of(violation, content.Files, content.Display) is not { } frame)
            return;
        if (frame.Head is { } head)
            html.Place("p", head);
        using (html.Open("pre"))
        using (html.Open("code"))
        {
            html.Element("span", FormattableString.Invariant($"{frame.Line} "), ("class", "number"));
            html.Text(frame.Before);
            html.Element("mark", frame.Region);
            html.Text(frame.After);
        }

        if (frame.Marker is { } marker)
            html.Element("p", SafeText.Message(marker));
    }

    private void WriteRelated(Violation violation)
    {
        if (violation.Related.Count == 0)
            return;
        using (html.Open("ul", ("class", "related")))
        {
            foreach (var related in violation.Related)
            {
                using (html.Open("li"))
                {
                    html.Place("span", content.Place(related.Location));
                    html.Text($": {SafeText.Message(related.Message)}");
                }
            }
        }
    }

    private void WriteText(string label, string text)
    {
        using (html.Open("p"))
        {
            html.Element("b", $"{label}: ");
            html.Text(SafeText.Message(text));
        }
    }

    /// <summary>The finding's fingerprint, so that a link to it holds in the next report; counted where two have the same.</summary>
    private string AddressOf(Finding finding)
    {
        var fingerprint = content.FingerprintOf(finding);
        var count = addresses[fingerprint] = addresses.GetValueOrDefault(fingerprint) + 1;
        return count == 1 ? $"finding-{fingerprint}" : FormattableString.Invariant($"finding-{fingerprint}-{count}");
    }
}
