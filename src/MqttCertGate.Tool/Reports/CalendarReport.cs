using System.Globalization;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Reports;

/// <summary>A calendar (RFC 5545) of the days from which certificates are to be renewed, and of those on which they end.</summary>
internal sealed class CalendarReport
{
    /// <summary>RFC 5545 §3.1: octets of a line, without the break.</summary>
    private const int LineLimit = 75;

    // More places than that are for the other reports: a fleet has thousands.
    private const int MostUses = 10;

    // What has no well-defined end (RFC 5280 §4.1.2.5) has no day to write down.
    private const int NoEnd = 9999;

    private readonly ReportContent content;
    private readonly TextWriter output;

    private CalendarReport(ReportContent content, TextWriter output)
    {
        this.content = content;
        this.output = output;
    }

    public static void Write(ReportContent content, TextWriter output) => new CalendarReport(content, output).Write();

    private void Write()
    {
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line($"PRODID:-//MqttCertGate//mqttcertgate {ProductVersion.Text}//EN");
        Line("CALSCALE:GREGORIAN");
        Line("X-WR-CALNAME:MQTT certificates");
        foreach (var certificate in content.Inventory.Certificates.Where(certificate => certificate.Facts.NotAfter.Year < NoEnd))
        {
            var title = certificate.Title();
            if (certificate.RenewFrom is { } renewFrom)
                WriteEvent(certificate, "renew", renewFrom, $"Renew {title}", "From this day on it is reported as expiring.");
            WriteEvent(certificate, "end", certificate.Facts.NotAfter, $"{title} ends", "From then on clients refuse it.");
        }

        Line("END:VCALENDAR");
    }

    private void WriteEvent(ListedCertificate certificate, string what, DateTime instant, string summary, string consequence)
    {
        Line("BEGIN:VEVENT");
        // Stable, so that a calendar imported again replaces its events.
        Line($"UID:{certificate.Facts.Sha256}-{what}@mqttcertgate");
        Line($"DTSTAMP:{Instant(content.Report.At)}");
        Line($"DTSTART;VALUE=DATE:{instant.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
        Line("TRANSP:TRANSPARENT");
        Line($"SUMMARY:{Escape(summary)}");
        Line($"DESCRIPTION:{Escape(Describe(certificate, consequence))}");
        Line("END:VEVENT");
    }

    private string Describe(ListedCertificate certificate, string consequence) => string.Join('\n',
    [
        $"Valid until {certificate.Facts.NotAfter.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}. {consequence}",
        .. certificate.Uses.Take(MostUses).Select(use => $"{use.Role.Words()} of {SafeText.Name(use.EntryName)}: {content.Place(use.Location)}"),
        .. certificate.Uses.Count > MostUses ? (string[])[$"and {certificate.Uses.Count - MostUses} more"] : [],
        $"SHA-256 {certificate.Facts.Sha256}",
    ]);

    private static string Instant(DateTime instant) => instant.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // RFC 5545 §3.3.11.
    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A line, folded where it is too long and never within a character (RFC 5545 §3.1).</summary>
    private void Line(string text)
    {
        var octets = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineLimit)
            {
                output.Write("\r\n ");
                octets = 1;
            }

            output.Write(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        output.Write("\r\n");
    }
}
