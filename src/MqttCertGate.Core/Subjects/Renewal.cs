using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Subjects;

/// <summary>From when on a certificate counts as expiring.</summary>
internal static class Renewal
{
    /// <summary>A third of the lifetime, as ACME clients renew by default; fixed days fire for ever on short-lived certificates.</summary>
    public static readonly RenewBefore Default = new(Percent: 33, Days: null);

    /// <summary>The most a percentage may come to: a fixed share of a ten-year certificate would be years.</summary>
    public static readonly TimeSpan PercentageCap = TimeSpan.FromDays(30);

    /// <summary>The first instant (UTC) of the renewal window, as the entry of the certificate has it.</summary>
    public static DateTime From(Entry entry, CertificateFacts certificate) =>
        From(certificate, entry.Declaration.RenewBefore?.Value ?? Default);

    /// <summary>The first instant (UTC) of the renewal window.</summary>
    public static DateTime From(CertificateFacts certificate, RenewBefore renewBefore) =>
        certificate.NotAfter - Window(certificate, renewBefore);

    private static TimeSpan Window(CertificateFacts certificate, RenewBefore renewBefore)
    {
        var lifetime = certificate.NotAfter - certificate.NotBefore;
        if (lifetime <= TimeSpan.Zero)
            return TimeSpan.Zero;
        if (renewBefore.Days is { } days)
            return TimeSpan.FromDays(days) < lifetime ? TimeSpan.FromDays(days) : lifetime;

        var share = TimeSpan.FromTicks(lifetime.Ticks / 100 * renewBefore.Percent.GetValueOrDefault());
        return share < PercentageCap ? share : PercentageCap;
    }
}
