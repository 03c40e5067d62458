using MqttCertGate.Findings;
using MqttCertGate.X509;

namespace MqttCertGate.Artifacts;

/// <summary>What a file's bytes turned out to be; judged by content, never by name.</summary>
internal enum ArtifactFormat
{
    Unknown,
    Pem,
    /// <summary>One DER certificate.</summary>
    Der,
    Pkcs7,
    Pkcs12,
    JavaKeyStore,
    CertificationRequest,
    CertificateRevocationList,
    PrivateKey,
}

/// <summary>What can be wrong with the bytes of a file; each kind is judged by its own rule.</summary>
internal enum FileDefectKind
{
    /// <summary>Missing, a directory or special file, or outside the repository.</summary>
    Missing,
    /// <summary>It is there and could not be read.</summary>
    Unreadable,
    LfsPointer,
    Empty,
    Oversize,
    /// <summary>The content is of another format than the name says.</summary>
    FormatMismatch,
    /// <summary>UTF-16 or NUL bytes.</summary>
    TextEncoding,
    ByteOrderMark,
    CarriageReturn,
    NoPem,
    BoundaryMalformed,
    LabelMismatch,
    Base64Invalid,
    /// <summary>Bytes after the outer SEQUENCE.</summary>
    TrailingData,
    /// <summary>A CERTIFICATE block that holds something else, or a certificate that cannot be decoded.</summary>
    NotACertificate,
    /// <summary>A bundle or key store that is damaged, holds nothing, or whose password is absent or wrong.</summary>
    ContainerUnreadable,
    /// <summary>A key store that was read, and whose integrity could not be checked.</summary>
    IntegrityNotEvaluated,
    /// <summary>A format this version does not read.</summary>
    UnsupportedFormat,
}

/// <summary>A fault of a file's bytes.</summary>
internal sealed record FileDefect(FileDefectKind Kind, string Message, SourceLocation Location, string? Help = null);

/// <summary>One encapsulated part of a PEM file (RFC 7468 §2).</summary>
/// <param name="Label">The text between BEGIN and the dashes.</param>
/// <param name="Content">The decoded bytes; null where they could not be decoded (a defect says why).</param>
/// <param name="Location">
/// The first base64 line, from column 1 to its end: the line that changes when the certificate does.
/// </param>
/// <param name="BeginLine">The line of the BEGIN boundary, from 1.</param>
/// <param name="EndLine">The line of the END boundary.</param>
/// <param name="Encryption">How a private key's content is encrypted where headers say so; null where there are none.</param>
internal sealed record PemBlock(
    string Label, byte[]? Content, SourceLocation Location, int BeginLine, int EndLine, PemEncryption? Encryption = null)
{
    /// <summary>The label of a certificate (RFC 7468 §5).</summary>
    public const string Certificate = "CERTIFICATE";

    public bool IsCertificate => Label == Certificate;

    /// <summary>
    /// Labels under which OpenSSL and others find certificates too (RFC 7468 §5.1, §8, §9; include/openssl/pem.h), so that what is unread here may be
    /// what a broker serves.
    /// </summary>
    public bool MayHoldCertificates => Label is "X509 CERTIFICATE" or "X.509 CERTIFICATE" or "TRUSTED CERTIFICATE" or "PKCS7" or "PKCS #7 SIGNED DATA" or "CMS";

    /// <summary>RFC 7468 §8 and §9.</summary>
    public bool IsPkcs7 => Label is "PKCS7" or "CMS";

    /// <summary>RFC 7468 §6.</summary>
    public bool IsRevocationList => Label == "X509 CRL";

    public bool IsPrivateKey => IsPrivateKeyLabel(Label);

    /// <summary>What is left to say of the block once it is read; what a private key was read from is not kept.</summary>
    public PemBlock WithoutContent() => this with { Content = null, Encryption = null };

    /// <summary>Every private key's label ends alike: PRIVATE KEY itself (RFC 7468 §10, §11), and RSA, EC, DSA, ENCRYPTED and OPENSSH before it.</summary>
    public static bool IsPrivateKeyLabel(string label) => label.EndsWith("PRIVATE KEY", StringComparison.Ordinal);
}

/// <summary>The header DEK-Info (RFC 1421 §4.6.1.3).</summary>
internal sealed record PemEncryption(string Algorithm, byte[] InitializationVector);

/// <summary>A certificate and the place it was read from.</summary>
/// <param name="Location">Its PEM block, or the manifest node that names a binary file.</param>
/// <param name="Index">Position among the certificates of the file, from 0.</param>
internal sealed record PlacedCertificate(Certificate Certificate, SourceLocation Location, int Index)
{
    /// <summary>The file it was read from. Absolute.</summary>
    public string File { get; init; } = Location.Path;
}

/// <summary>A private key found in a file. Only its public half is kept.</summary>
/// <param name="PublicKey">Null where it is encrypted or could not be read.</param>
/// <param name="Fault">Why there is no public key; null where there is one.</param>
internal sealed record PlacedPrivateKey(PublicKey? PublicKey, string? Fault, SourceLocation Location)
{
    public static PlacedPrivateKey Read(Func<PublicKey> read, SourceLocation location)
    {
        try
        {
            return new PlacedPrivateKey(read(), null, location);
        }
        catch (MalformedException exception)
        {
            return new PlacedPrivateKey(null, exception.Message, location);
        }
    }

    public static PlacedPrivateKey ReadEncrypted(Func<PublicKey> read, SourceLocation location)
    {
        var key = Read(read, location);
        return key.Fault is null ? key : key with { Fault = $"it is encrypted, and {key.Fault}" };
    }
}

/// <summary>A revocation list found in a file.</summary>
/// <param name="List">Null where it could not be decoded.</param>
/// <param name="Fault">Why not, as half a sentence; null where it could.</param>
internal sealed record PlacedRevocationList(CertificateRevocationList? List, string? Fault, SourceLocation Location);

/// <summary>A file the manifest names, as it was read (SARIF: artifact).</summary>
internal sealed class Artifact : ISubject
{
    /// <summary>Absolute path, symbolic links resolved.</summary>
    public required string Path { get; init; }

    /// <summary>The manifest node that first named it.</summary>
    public required SourceLocation NamedAt { get; init; }

    SourceLocation ISubject.Place => NamedAt;

    /// <summary>How many bytes it has; 0 where it could not be read.</summary>
    public required int Length { get; init; }

    /// <summary>SHA-256 of the bytes; null where the file could not be read.</summary>
    public required Sha256? Sha256 { get; init; }

    public required ArtifactFormat Format { get; init; }

    /// <summary>All blocks of a PEM file, in order; their content is not kept.</summary>
    public IReadOnlyList<PemBlock> Blocks { get; init; } = [];

    /// <summary>All certificates that could be decoded, in order.</summary>
    public IReadOnlyList<PlacedCertificate> Certificates { get; init; } = [];

    /// <summary>Those that stand in no other file as a rule; those of CAs do.</summary>
    public IEnumerable<Certificate> OwnCertificates =>
        Certificates.Select(placed => placed.Certificate).Where(certificate => !certificate.IsCa);

    /// <summary>All private keys found, in order.</summary>
    public IReadOnlyList<PlacedPrivateKey> PrivateKeys { get; init; } = [];

    /// <summary>A private key that a store shows from outside although it could not be opened; null where there is none.</summary>
    public PlacedPrivateKey? LockedKey { get; init; }

    /// <summary>Whether a password was needed, so that what was read depends on it.</summary>
    public bool NeedsPassword { get; init; }

    /// <summary>All revocation lists found, in order. Whether the file is one for them is judged where it is named.</summary>
    public IReadOnlyList<PlacedRevocationList> RevocationLists { get; init; } = [];

    /// <summary>All that is wrong with the bytes, in order of place.</summary>
    public IReadOnlyList<FileDefect> Defects { get; init; } = [];

    /// <summary>True where no part of the file was lost to a defect, so that what was read is all there is.</summary>
    public bool IsComplete { get; init; } = true;
}
