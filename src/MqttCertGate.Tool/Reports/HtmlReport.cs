using System.Globalization;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;
using MqttCertGate.Tool.Reports.Html;

namespace MqttCertGate.Tool.Reports;

/// <summary>The report as one page that needs neither script nor network, and prints.</summary>
internal static class HtmlReport
{
    // Nothing may be loaded and nothing may run, whatever slips through: only the page's own style.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    public static void Write(ReportContent content, TextWriter output)
    {
        var html = new HtmlWriter(output);
        html.Markup("<!doctype html>\n");
        using (html.Open("html", ("lang", "en")))
        {
            WriteHead(content, html);
            using (html.Open("body"))
            {
                html.Markup(Resource("report-symbols.svg"));
                WriteVerdict(content, html);
                using (html.Open("main"))
                {
                    HtmlTimeline.Write(content, html);
                    HtmlCalendar.Write(content, html);
                    HtmlPaths.Write(content, html);
                    HtmlFindings.Write(content, html);
                    HtmlTables.WriteAllowed(content, html);
                    HtmlTables.WriteCertificates(content, html);
                }

                html.Element("footer", $"Written by mqttcertgate {ProductVersion.Text}. Days are of UTC.");
            }
        }
    }

    private static void WriteHead(ReportContent content, HtmlWriter html)
    {
        using (html.Open("head"))
        {
            html.Void("meta", ("charset", "utf-8"));
            html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
            html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
            html.Element("title", $"{TitleOf(content.Verdict)}: MQTT certificates as of {content.Report.At.Day()}");
            using (html.Open("style"))
                html.Markup(Resource("report.css"));
        }
    }

    private static void WriteVerdict(ReportContent content, HtmlWriter html)
    {
        var (report, verdict) = (content.Report, content.Verdict);
        using (html.Open("header", ("class", $"verdict {SymbolOf(verdict)}")))
        {
            html.Element("p", "MQTT broker certificates", ("class", "eyebrow"));
            using (html.Open("h1"))
            {
                html.Symbol(SymbolOf(verdict));
                html.Text(TitleOf(verdict));
            }

            html.Element("p", $"{verdict.Detail}.", ("class", "lead"));
            html.Element("p", $"{verdict.Scope(report)}.", ("class", "muted"));
            if (CertificateDate.Of(content).FirstOrDefault(date => date.Instant > report.At) is { } next)
            {
                using (html.Open("p", ("class", "next")))
                {
                    html.Element("b", "Next date: ");
                    html.Day(next.Instant);
                    html.Text($", {(next.IsRenewal ? "renew" : "end of")} ");
                    html.Link(next.Certificate);
                }
            }

            WriteNavigation(content, html);
        }
    }

    private static void WriteNavigation(ReportContent content, HtmlWriter html)
    {
        (string Id, string Name, int? Count)[] sections =
        [
            ("validity", "Validity", null),
            ("calendar", "Calendar", null),
            ("paths", "Paths", null),
            ("findings", "Findings", content.Active.Count()),
            ("allowed", "Allowed", content.Allowed.Count()),
            ("certificates", "Certificates", content.Inventory.Certificates.Count),
        ];
        using (html.Open("nav", ("aria-label", "Sections")))
        using (html.Open("ul"))
        {
            foreach (var (id, name, count) in sections)
            {
                using (html.Open("li"))
                    html.Element("a", count is null ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {count}"), ("href", $"#{id}"));
            }
        }
    }

    // "Failed" reads better than the console's capitals.
    private static string TitleOf(Verdict verdict) => $"{verdict.Word[0]}{verdict.Word[1..].ToLowerInvariant()}";

    private static string SymbolOf(Verdict verdict) => verdict.Style switch
    {
        Style.Success => "ok",
        Style.Warning => "warning",
        _ => "error",
    };

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
