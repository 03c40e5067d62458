using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.X509;

namespace MqttCertGate.Subjects;

/// <summary>A certificate in a role, at a place.</summary>
internal abstract class CertificateUse(Entry entry, PlacedCertificate placed) : ISubject
{
    public Entry Entry { get; } = entry;

    public Certificate Certificate { get; } = placed.Certificate;

    public SourceLocation Place { get; } = placed.Location;

    /// <summary>See <see cref="Findings.Violation.Slot"/>.</summary>
    public abstract string Slot { get; }

    /// <summary>Whether the entry is about this certificate, so that what it declares of key and validity holds for it.</summary>
    public abstract bool IsDeclared { get; }

    /// <inheritdoc cref="Entry.IsPublic"/>
    public bool IsPublic => Entry.IsPublic;

    /// <summary>A violation of this certificate.</summary>
    public Violation Violation(string message, string discriminator = "") => new(message, Place)
    {
        EntryName = Entry.Name,
        DeclaredAt = Entry.Place,
        Slot = Slot,
        Discriminator = discriminator,
        Certificate = Certificate.Facts,
        File = placed.File,
    };
}

/// <summary>The end-entity certificate of a server or client.</summary>
internal abstract class EndEntityCertificate(Entry entry, PlacedCertificate placed) : CertificateUse(entry, placed)
{
    public override string Slot => "leaf";

    /// <summary>The key purpose that its role takes (RFC 5280 §4.2.1.12).</summary>
    public abstract string Purpose { get; }

    /// <summary>Whether it is an OCSP responder's, and neither a server's nor a client's (RFC 6960 §4.2.2.2).</summary>
    public bool IsOcspResponder => Certificate.ExtendedKeyUsage.Value is { } usage
        && usage.Has(Oids.OcspSigning) && !usage.Has(Oids.ServerAuth) && !usage.Has(Oids.ClientAuth);

    public override bool IsDeclared => true;
}

/// <summary>What a broker serves.</summary>
internal sealed class ServerCertificate(Entry entry, PlacedCertificate placed) : EndEntityCertificate(entry, placed)
{
    public override string Purpose => Oids.ServerAuth;

    public IReadOnlyList<Domain> Domains => Entry.Declaration.Domains;

    /// <summary>Whether browsers connect to it.</summary>
    public bool ServesWebSocket => Entry.Declaration.Transports.Any(transport => transport.Value == Transport.Wss);
}

/// <summary>What a client presents.</summary>
internal sealed class ClientCertificate(Entry entry, PlacedCertificate placed) : EndEntityCertificate(entry, placed)
{
    public override string Purpose => Oids.ClientAuth;
}

/// <summary>A certificate under which others are issued: a CA's or a trust anchor's.</summary>
internal abstract class IssuerCertificate(Entry entry, PlacedCertificate placed) : CertificateUse(entry, placed);

/// <summary>A CA certificate: an intermediate of a chain file, or one of a bundle (<c>role: ca</c>).</summary>
internal sealed class AuthorityCertificate(Entry entry, PlacedCertificate placed) : IssuerCertificate(entry, placed)
{
    public override string Slot => $"issuer:{AuthoritySlot.Of(Certificate)}";

    /// <summary>Of a bundle, not of a chain.</summary>
    public override bool IsDeclared => Entry.Role == Role.Ca;
}

/// <summary>A trust anchor, from <c>trust:</c> or an entry of <c>role: trust</c>.</summary>
internal sealed class TrustAnchorCertificate(Entry entry, PlacedCertificate placed) : IssuerCertificate(entry, placed)
{
    public override string Slot => $"root:{AuthoritySlot.Of(Certificate)}";

    public override bool IsDeclared => Entry.Role == Role.Trust;
}

/// <summary>What names an authority across renewals: its key identifier, else its subject.</summary>
internal static class AuthoritySlot
{
    public static string Of(Certificate certificate) => certificate.SubjectKeyIdentifier.Value is { KeyIdentifier: var identifier }
        ? Digest.Hex(identifier)
        : Sha256.Of(certificate.Subject.Encoded).ToString();
}
