using MqttCertGate.Findings;

namespace MqttCertGate.Tool.Reports.Html;

/// <summary>A day that concerns a certificate: the one from which it is to be renewed, or on which it ends.</summary>
internal sealed record CertificateDate(DateTime Instant, ListedCertificate Certificate, bool IsRenewal)
{
    /// <summary>All of a run, in order.</summary>
    public static IEnumerable<CertificateDate> Of(ReportContent content) => content.Inventory.Certificates
        .SelectMany(certificate => new[]
        {
            certificate.RenewFrom is { } renewFrom ? new CertificateDate(renewFrom, certificate, IsRenewal: true) : null,
            new CertificateDate(certificate.Facts.NotAfter, certificate, IsRenewal: false),
        })
        .OfType<CertificateDate>()
        .OrderBy(date => date.Instant);
}
