using System.Globalization;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Reports.Html;

/// <summary>The month of the report and the eleven after it, with what is to be renewed and what ends in each: which month will hurt.</summary>
internal static class HtmlCalendar
{
    private const int Months = 12;

    // More names than that make a day no worse, and a fleet has thousands.
    private const int MostNames = 8;

    public static void Write(ReportContent content, HtmlWriter html)
    {
        var at = content.Report.At;
        var first = new DateTime(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        var dates = CertificateDate.Of(content).ToLookup(date => new DateTime(date.Instant.Year, date.Instant.Month, 1, 0, 0, 0, DateTimeKind.Utc));
        using (html.Section("calendar", "Twelve months"))
        using (html.Open("ol", ("class", "months")))
        {
            foreach (var month in Enumerable.Range(0, Months).Select(first.AddMonths))
                WriteMonth(month, [.. dates[month]], html);
        }
    }

    private static void WriteMonth(DateTime month, List<CertificateDate> dates, HtmlWriter html)
    {
        using (html.Open("li", ("class", dates.Count == 0 ? "empty" : null)))
        {
            html.Element("h3", month.ToString("MMMM yyyy", CultureInfo.InvariantCulture));
            if (dates.Count == 0)
            {
                html.Element("p", "nothing", ("class", "muted"));
                return;
            }

            using (html.Open("ul"))
            {
                foreach (var day in dates.GroupBy(date => (date.Instant.Day, date.IsRenewal)))
                {
                    using (html.Open("li"))
                        WriteDay(day.Key.IsRenewal, [.. day], html);
                }
            }
        }
    }

    private static void WriteDay(bool isRenewal, List<CertificateDate> dates, HtmlWriter html)
    {
        html.Symbol(isRenewal ? "renew" : "end");
        html.Element("time", dates[0].Instant.ToString("dd", CultureInfo.InvariantCulture), ("datetime", dates[0].Instant.Day()));
        html.Element("span", isRenewal ? " renew " : " end of ", ("class", "muted"));
        foreach (var (date, index) in dates.Take(MostNames).Select((date, index) => (date, index)))
        {
            html.Text(index == 0 ? "" : ", ");
            html.Link(date.Certificate);
        }

        if (dates.Count > MostNames)
            html.Text(string.Create(CultureInfo.InvariantCulture, $" and {dates.Count - MostNames} more"));
    }
}
