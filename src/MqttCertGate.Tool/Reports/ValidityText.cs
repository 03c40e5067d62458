using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Reports;

/// <summary>The life of every certificate as a line of text: what is over, the renewal window, and where the two meet today.</summary>
internal static class ValidityText
{
    private const int Columns = 30;

    /// <summary>A line for each certificate, in the order of the inventory.</summary>
    public static IReadOnlyList<string> Of(ReportContent content)
    {
        var at = content.Report.At;
        var rows = content.Inventory.Certificates
            .Select(certificate => (Certificate: certificate, Validity.Of(certificate, at).Text, Title: certificate.Title().Replace('`', '\'')))
            .ToList();
        var width = rows.Select(row => row.Text.Length).DefaultIfEmpty().Max();
        return [.. rows.Select(row =>
            $"{row.Text.PadRight(width)}  {row.Certificate.Facts.NotBefore.Day()} {Bar(row.Certificate, at)} {row.Certificate.Facts.NotAfter.Day()}  {row.Title}\n")];
    }

    private static string Bar(ListedCertificate certificate, DateTime at)
    {
        var (begin, end) = (certificate.Facts.NotBefore, certificate.Facts.NotAfter);
        var (over, renewal) = (Column(at), Column(certificate.RenewFrom ?? DateTime.MaxValue));
        return string.Concat(Enumerable.Range(0, Columns).Select(column => column < over ? '█' : column >= renewal ? '▒' : '·'));

        int Column(DateTime instant) => instant <= begin ? 0
            : instant >= end ? Columns
            : (int)((instant - begin).Ticks / (double)(end - begin).Ticks * Columns);
    }
}
