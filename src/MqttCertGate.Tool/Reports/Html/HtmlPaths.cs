using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Reports.Html;

/// <summary>The certification path of each entry, drawn from the trust anchor to the leaf; broken ones first.</summary>
internal sealed class HtmlPaths
{
    private readonly ReportContent content;
    private readonly HtmlWriter html;
    private readonly Dictionary<Sha256, ListedCertificate> certificates;

    private HtmlPaths(ReportContent content, HtmlWriter html)
    {
        this.content = content;
        this.html = html;
        certificates = content.Inventory.Certificates.ToDictionary(certificate => certificate.Facts.Sha256);
    }

    public static void Write(ReportContent content, HtmlWriter html)
    {
        using (html.Section("paths", "Certification paths"))
            new HtmlPaths(content, html).Write();
    }

    private void Write()
    {
        var entries = content.Inventory.Entries.Where(entry => entry.Paths.Count > 0).OrderBy(entry => entry.Paths[0].IsValid).ToList();
        if (entries.Count == 0)
            html.Element("p", "No path was looked for: there is no certificate of a server or client with declared trust anchors.");
        foreach (var entry in entries.Take(HtmlParts.MostRows))
            Write(entry);
        if (entries.Count > HtmlParts.MostRows)
            html.Element("p", $"{Verdict.Counted(entries.Count - HtmlParts.MostRows, "more path")} {(entries[HtmlParts.MostRows].Paths[0].IsValid ? "are valid and" : "")} not drawn.");
    }

    private void Write(ListedEntry entry)
    {
        using (html.Open("article", ("class", "entry")))
        {
            using (html.Open("h3"))
            {
                html.Text($"{SafeText.Name(entry.Name)} ");
                html.Mark(entry.Paths[0].IsValid ? "ok" : "error", entry.Paths[0].IsValid ? "valid path" : "no valid path");
            }

            html.Place("p", content.Place(entry.Place));
            Write(entry.Paths[0], entry);
            if (entry.Paths.Count == 1)
                return;
            using (html.Open("details"))
            {
                html.Element("summary", Verdict.Counted(entry.Paths.Count - 1, "further valid path"));
                foreach (var path in entry.Paths.Skip(1))
                    Write(path, entry);
            }
        }
    }

    private void Write(ListedPath path, ListedEntry entry)
    {
        using (html.Open("ol", ("class", "path")))
        {
            foreach (var (step, index) in path.Steps.Select((step, index) => (step, index)))
            {
                using (html.Open("li"))
                {
                    if (index > 0)
                        WriteEdge(step.Break);
                    WriteBox(step, entry);
                }
            }
        }
    }

    private void WriteEdge(string? reason)
    {
        using (html.Open("div", ("class", reason is null ? "edge" : "edge broken")))
        {
            if (reason is null)
            {
                html.Element("span", "issued");
                return;
            }

            html.Mark("error", $"broken: {SafeText.Name(reason)}");
        }
    }

    private void WriteBox(ListedStep step, ListedEntry entry)
    {
        if (step.Sha256 is not { } sha256 || !certificates.TryGetValue(sha256, out var certificate))
        {
            using (html.Open("div", ("class", "box missing")))
            {
                html.Element("p", "Missing", ("class", "role"));
                html.Element("p", SafeText.Name(step.Name), ("class", "name"));
                html.Element("p", "not in the file");
            }

            return;
        }

        using (html.Open("div", ("class", step.Faults.Count == 0 ? "box" : "box faulty")))
        {
            var use = certificate.Uses.FirstOrDefault(use => use.EntryName == entry.Name && use.Manifest == entry.Place.Path) ?? certificate.Uses[0];
            var validity = Validity.Of(certificate, content.Report.At);
            html.Element("p", use.Role.Words(), ("class", "role"));
            using (html.Open("p", ("class", "name")))
                html.Element("a", SafeText.Name(step.Name), ("href", $"#{HtmlParts.IdOf(sha256)}"));
            html.Element("p", SafeText.Name(certificate.Key));
            using (html.Open("p"))
                html.Mark(validity);
            // What the dates say is said.
            foreach (var fault in step.Faults.Where(fault => fault != validity.Text))
            {
                using (html.Open("p"))
                    html.Mark("error", SafeText.Name(fault));
            }

            html.Place("p", content.Place(use.Location));
        }
    }
}
