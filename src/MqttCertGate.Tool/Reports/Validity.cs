using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Reports;

/// <summary>What the dates of a certificate mean at an instant.</summary>
internal enum ValidityStatus
{
    Valid,
    /// <summary>Its renewal window has begun.</summary>
    Expiring,
    Expired,
    NotYetValid,
}

/// <summary>Where a certificate stands in its life.</summary>
/// <param name="Words">What there is to say of <paramref name="Instant"/>.</param>
/// <param name="Instant">Of the end or the beginning, UTC.</param>
internal sealed record Validity(ValidityStatus Status, string Words, DateTime Instant)
{
    public string Text => $"{Words} {Instant.Day()}";

    public static Validity Of(ListedCertificate certificate, DateTime at)
    {
        var (begin, end) = (certificate.Facts.NotBefore, certificate.Facts.NotAfter);
        // The last second still counts (RFC 5280 §4.1.2.5).
        return at > end ? new(ValidityStatus.Expired, "expired", end)
            : at < begin ? new(ValidityStatus.NotYetValid, "not valid before", begin)
            : at >= certificate.RenewFrom ? new(ValidityStatus.Expiring, "renew now, ends", end)
            : new(ValidityStatus.Valid, "valid until", end);
    }
}

/// <summary>How reports spell what they list.</summary>
internal static class ListedWords
{
    public static string Word(this ValidityStatus status) => status switch
    {
        ValidityStatus.Expiring => "expiring",
        ValidityStatus.Expired => "expired",
        ValidityStatus.NotYetValid => "not-yet-valid",
        _ => "valid",
    };

    public static string Word(this CertificateRole role) => role switch
    {
        CertificateRole.Server => "server",
        CertificateRole.Client => "client",
        CertificateRole.Intermediate => "intermediate",
        CertificateRole.Authority => "ca",
        _ => "trust-anchor",
    };

    // More entries than that say no more, and a fleet has thousands.
    private const int MostEntries = 3;

    /// <summary>The certificate's name, and of a leaf the entries that tell it from others of that name.</summary>
    public static string Title(this ListedCertificate certificate)
    {
        var name = SafeText.Name(certificate.Name);
        var entries = certificate.Uses.Where(use => use.Role is CertificateRole.Server or CertificateRole.Client).Select(use => use.EntryName).Distinct().ToList();
        return entries.Count switch
        {
            0 => name,
            <= MostEntries => $"{name} ({SafeText.Name(string.Join(", ", entries))})",
            _ => $"{name} ({SafeText.Name(string.Join(", ", entries.Take(MostEntries)))} and {entries.Count - MostEntries} more)",
        };
    }

    /// <summary>As a reader says it, at the beginning of a line.</summary>
    public static string Words(this CertificateRole role) => role switch
    {
        CertificateRole.Server => "Server certificate",
        CertificateRole.Client => "Client certificate",
        CertificateRole.Intermediate => "Intermediate",
        CertificateRole.Authority => "CA",
        _ => "Trust anchor",
    };
}
