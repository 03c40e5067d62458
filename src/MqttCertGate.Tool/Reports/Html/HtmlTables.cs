using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Reports.Html;

/// <summary>
/// The tables: what is allowed, and every certificate with all that is known of it. On a narrow screen each row becomes a block, which would take
/// away what makes it a table for those who hear it: hence the roles.
/// </summary>
internal static class HtmlTables
{
    public static void WriteAllowed(ReportContent content, HtmlWriter html)
    {
        using (html.Section("allowed", "Allowed"))
        {
            if (!content.Allowed.Any())
            {
                html.Element("p", "No finding is allowed.");
                return;
            }

            WriteTable(html, "Findings accepted by an allowance of a manifest", ["Rule", "Entry", "Finding", "Reason", "Until"], content.Allowed, finding =>
            {
                var waiver = finding.Waiver!;
                WriteHead(html, "Rule", () =>
                {
                    html.Element("a", finding.Rule.Id, ("href", finding.Rule.HelpUri));
                    html.Text($" {finding.Rule.Name}");
                });
                WriteCell(html, "Entry", () => html.Text(SafeText.Name(finding.Violation.EntryName ?? "")));
                WriteCell(html, "Finding", () => html.Text(SafeText.Message(finding.Violation.Message)));
                WriteCell(html, "Reason", () => html.Text(SafeText.Message(waiver.Reason)));
                WriteCell(html, "Until", () =>
                {
                    html.Element("time", waiver.Until.Day(), ("datetime", waiver.Until.Day()));
                    html.Text($", {Verdict.Counted((waiver.Until.Date - content.Report.At.Date).Days, "day")} left");
                });
            });
        }
    }

    public static void WriteCertificates(ReportContent content, HtmlWriter html)
    {
        using (html.Section("certificates", "Certificates"))
        {
            WriteTable(
                html, "Every certificate that was read, the one that ends first before the others, trust anchors last",
                ["Certificate", "Validity", "Names", "Key and signature", "Where"], content.Inventory.Certificates, certificate => WriteRow(certificate, content, html));
        }
    }

    private static void WriteRow(ListedCertificate certificate, ReportContent content, HtmlWriter html)
    {
        var facts = certificate.Facts;
        WriteHead(html, "Certificate", () =>
        {
            html.Element("b", certificate.Title());
            WriteFact(html, "Subject", facts.Subject);
            WriteFact(html, "Issuer", certificate.Issuer);
            WriteFact(html, "Serial number", facts.SerialNumber, "hexadecimal");
            WriteFact(html, "SHA-256", facts.Sha256.ToString(), "hexadecimal");
        }, HtmlParts.IdOf(facts.Sha256));
        WriteCell(html, "Validity", () =>
        {
            html.Mark(Validity.Of(certificate, content.Report.At));
            WriteFact(html, "From", Second(facts.NotBefore));
            WriteFact(html, "To", Second(facts.NotAfter));
            if (certificate.RenewFrom is { } renewFrom)
                WriteFact(html, "Renew from", renewFrom.Day());
        });
        WriteCell(html, "Names", () =>
        {
            if (certificate.Names.Count == 0)
                html.Element("span", "none", ("class", "muted"));
            foreach (var name in certificate.Names)
                html.Element("div", SafeText.Name(name));
        });
        WriteCell(html, "Key and signature", () =>
        {
            html.Element("div", SafeText.Name(certificate.Key));
            html.Element("div", SafeText.Name(certificate.Signature));
        });
        WriteCell(html, "Where", () =>
        {
            foreach (var ofRole in certificate.Uses.GroupBy(use => use.Role))
            {
                html.Element("div", ofRole.Key.Words());
                foreach (var place in ofRole.Select(use => content.Place(use.Location)).Distinct(StringComparer.Ordinal))
                    html.Place("div", place);
            }
        });
    }

    private static void WriteTable<T>(HtmlWriter html, string caption, string[] columns, IEnumerable<T> rows, Action<T> writeRow)
    {
        using (html.Open("table", ("role", "table")))
        {
            html.Element("caption", caption);
            using (html.Open("thead", ("role", "rowgroup")))
            using (html.Open("tr", ("role", "row")))
            {
                foreach (var column in columns)
                    html.Element("th", column, ("scope", "col"), ("role", "columnheader"));
            }

            using (html.Open("tbody", ("role", "rowgroup")))
            {
                foreach (var row in rows)
                {
                    using (html.Open("tr", ("role", "row")))
                        writeRow(row);
                }
            }
        }
    }

    private static void WriteHead(HtmlWriter html, string column, Action write, string? id = null)
    {
        using (html.Open("th", ("scope", "row"), ("role", "rowheader"), ("id", id), ("data-column", column)))
            write();
    }

    private static void WriteCell(HtmlWriter html, string column, Action write)
    {
        using (html.Open("td", ("role", "cell"), ("data-column", column)))
            write();
    }

    private static void WriteFact(HtmlWriter html, string label, string text, string? kind = null)
    {
        using (html.Open("div", ("class", "fact")))
        {
            html.Element("span", $"{label} ", ("class", "muted"));
            html.Element("span", SafeText.Name(text), ("class", kind));
        }
    }

    private static string Second(DateTime instant) => instant.Timestamp().Replace('T', ' ').TrimEnd('Z');
}
