using System.Globalization;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Reports.Html;

/// <summary>A bar for the life of each certificate, all on one scale: soonest end first, trust anchors last.</summary>
internal sealed class HtmlTimeline
{
    // What is about to happen fits on the page beside what has just happened; longer lives run out of it.
    private const int MonthsBefore = 3;
    private const int MonthsAfter = 15;
    private const int MonthsPerTick = 3;

    private readonly ReportContent content;
    private readonly HtmlWriter html;
    private readonly DateTime from;
    private readonly DateTime to;

    private HtmlTimeline(ReportContent content, HtmlWriter html)
    {
        this.content = content;
        this.html = html;
        var month = new DateTime(content.Report.At.Year, content.Report.At.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        (from, to) = (month.AddMonths(-MonthsBefore), month.AddMonths(MonthsAfter));
    }

    public static void Write(ReportContent content, HtmlWriter html)
    {
        using (html.Section("validity", "Validity"))
            new HtmlTimeline(content, html).Write();
    }

    private void Write()
    {
        var certificates = content.Inventory.Certificates;
        if (certificates.Count == 0)
        {
            html.Element("p", "No certificate was read.");
            return;
        }

        WriteLegend();
        using (html.Open("div", ("class", "row axis"), ("aria-hidden", "true")))
        {
            html.Element("span", "");
            WriteAxis();
            html.Element("span", "");
        }

        using (html.Open("ol", ("class", "timeline")))
        {
            foreach (var certificate in certificates.Take(HtmlParts.MostRows))
                WriteRow(certificate);
        }

        if (certificates.Count > HtmlParts.MostRows)
            html.Element("p", $"{Verdict.Counted(certificates.Count - HtmlParts.MostRows, "more certificate")}: see the table at the end.");
    }

    private void WriteLegend()
    {
        using (html.Open("ul", ("class", "legend"), ("aria-hidden", "true")))
        {
            foreach (var (kind, words) in new[] { ("life", "valid"), ("renewal", "renewal window"), ("over", "past its end") })
            {
                using (html.Open("li"))
                {
                    using (html.Open("svg", ("class", "swatch")))
                        WriteRectangle(kind, "0", "100%");
                    html.Text(words);
                }
            }

            using (html.Open("li"))
            {
                using (html.Open("svg", ("class", "swatch")))
                    WriteLine("50%", "now");
                html.Text(content.Report.At.Day());
            }
        }
    }

    private void WriteAxis()
    {
        using (html.Open("svg", ("class", "bar")))
        {
            foreach (var (month, index) in Ticks().Select((month, index) => (month, index)))
            {
                WriteLine(Position(month), "tick");
                html.Element(
                    "text", month.ToString("yyyy-MM", CultureInfo.InvariantCulture), ("x", Position(month)), ("dx", "4"), ("y", "15"), ("class", index % 2 == 0 ? null : "minor"));
            }
        }
    }

    private void WriteRow(ListedCertificate certificate)
    {
        var validity = Validity.Of(certificate, content.Report.At);
        using (html.Open("li", ("class", "row")))
        {
            using (html.Open("span", ("class", "who")))
                html.Link(certificate);
            using (html.Open("svg", ("class", "bar"), ("aria-hidden", "true")))
            {
                foreach (var month in Ticks())
                    WriteLine(Position(month), "tick");
                WriteLife(certificate);
                WriteLine(Position(content.Report.At), "now");
            }

            html.Mark(validity);
        }
    }

    private void WriteLife(ListedCertificate certificate)
    {
        var (begin, end) = (certificate.Facts.NotBefore, certificate.Facts.NotAfter);
        var renewFrom = certificate.RenewFrom is { } instant && instant > begin ? instant : certificate.RenewFrom is null ? end : begin;
        WriteStretch("life", begin, renewFrom);
        WriteStretch("renewal", renewFrom, end);
        WriteStretch("over", end, content.Report.At);
        if (begin < from)
            WriteCut("0.6%", "1.6%");
        if (end > to)
            WriteCut("98.4%", "99.4%");
    }

    /// <summary>The bar goes on where the scale does not.</summary>
    private void WriteCut(params ReadOnlySpan<string> positions)
    {
        foreach (var position in positions)
            WriteLine(position, "cut");
    }

    private void WriteStretch(string kind, DateTime begin, DateTime end)
    {
        if (begin < end && begin < to && end > from)
            WriteRectangle(kind, Position(begin), Percent(Share(end) - Share(begin)));
    }

    private void WriteRectangle(string kind, string x, string width)
    {
        using (html.Open("rect", ("class", kind), ("x", x), ("width", width)))
        {
        }
    }

    private void WriteLine(string x, string kind)
    {
        using (html.Open("line", ("class", kind), ("x1", x), ("x2", x), ("y1", "0"), ("y2", "100%")))
        {
        }
    }

    private IEnumerable<DateTime> Ticks() =>
        Enumerable.Range(0, (MonthsBefore + MonthsAfter) / MonthsPerTick).Select(tick => from.AddMonths(tick * MonthsPerTick));

    private string Position(DateTime instant) => Percent(Share(instant));

    private double Share(DateTime instant) => Math.Clamp((instant - from).Ticks / (double)(to - from).Ticks, 0, 1);

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
