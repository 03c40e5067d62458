using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Reports.Html;

/// <summary>What the sections of the page have in common.</summary>
internal static class HtmlParts
{
    /// <summary>Rows of a drawing; more than that nobody looks at, and the table has all.</summary>
    public const int MostRows = 200;

    /// <summary>A section with its heading, which the navigation leads to.</summary>
    public static HtmlWriter.Scope Section(this HtmlWriter html, string id, string heading)
    {
        var section = html.Open("section", ("id", id), ("aria-labelledby", $"{id}-heading"));
        html.Element("h2", heading, ("id", $"{id}-heading"));
        return section;
    }

    /// <summary>A symbol of report-symbols.svg; the words beside it say the same.</summary>
    public static void Symbol(this HtmlWriter html, string name)
    {
        using (html.Open("svg", ("class", $"symbol {name}"), ("aria-hidden", "true")))
        using (html.Open("use", ("href", $"#{name}")))
        {
        }
    }

    /// <summary>Words with a symbol before them, in the colour of both.</summary>
    public static void Mark(this HtmlWriter html, string symbol, string text)
    {
        using (html.Open("span", ("class", $"status {symbol}")))
        {
            html.Symbol(symbol);
            html.Text(text);
        }
    }

    /// <summary>What the dates of a certificate mean.</summary>
    public static void Mark(this HtmlWriter html, Validity validity)
    {
        using (html.Open("span", ("class", $"status {SymbolOf(validity.Status)}")))
        {
            html.Symbol(SymbolOf(validity.Status));
            using (html.Open("span"))
            {
                html.Text($"{validity.Words} ");
                html.Day(validity.Instant);
            }
        }
    }

    /// <summary>A path, which may be broken behind each of its folders.</summary>
    public static void Place(this HtmlWriter html, string element, string path)
    {
        using (html.Open(element, ("class", "place")))
        {
            foreach (var (part, index) in path.Split('/').Select((part, index) => (part, index)))
            {
                if (index > 0)
                    html.Markup("/<wbr>");
                html.Text(part);
            }
        }
    }

    /// <summary>A day that a program can read as an instant.</summary>
    public static void Day(this HtmlWriter html, DateTime instant) => html.Element("time", instant.Day(), ("datetime", instant.Timestamp()));

    /// <summary>What a certificate is called, leading to its row in the table.</summary>
    public static void Link(this HtmlWriter html, ListedCertificate certificate) =>
        html.Element("a", certificate.Title(), ("href", $"#{IdOf(certificate.Facts.Sha256)}"));

    /// <summary>The anchor of a certificate's row.</summary>
    public static string IdOf(Sha256 sha256) => $"certificate-{sha256.ToString()[..16]}";

    public static string SymbolOf(ValidityStatus status) => status switch
    {
        ValidityStatus.Valid => "ok",
        ValidityStatus.Expiring => "warning",
        ValidityStatus.NotYetValid => "waiting",
        _ => "error",
    };

    public static string SymbolOf(Level level) => level switch
    {
        Level.Error => "error",
        Level.Warning => "warning",
        _ => "note",
    };
}
