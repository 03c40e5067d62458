using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;
using MqttCertGate.X509;
using PublicKey = System.Security.Cryptography.X509Certificates.PublicKey;

namespace MqttCertGate.Tool.Making;

/// <summary>A CA of a private PKI with its key: one that was read, or one that was made and is yet to be written.</summary>
internal sealed class IssuingAuthority : IDisposable
{
    /// <summary>TDMQ for MQTT, page 76737 (-days 3650).</summary>
    private const int AuthorityDays = 3650;

    private readonly SigningKey key;
    private readonly Certificate certificate;

    private IssuingAuthority(SigningKey key, Certificate certificate, IReadOnlyList<Certificate> above)
    {
        this.key = key;
        this.certificate = certificate;
        Intermediates = certificate.IsSelfIssued ? [] : [certificate, .. above];
    }

    /// <summary>What goes into a chain file behind the leaf: this CA and those above, without the root.</summary>
    public IReadOnlyList<Certificate> Intermediates { get; }

    /// <summary>The CA's certificate and key where it is new; nothing where it was read.</summary>
    public IReadOnlyList<OutputFile> NewFiles { get; private init; } = [];

    /// <summary>The new key's path where Git would take it along; else null.</summary>
    public string? ExposedKey { get; private init; }

    /// <param name="certificatePath">As given on the command line; null for where the entry expects its root.</param>
    /// <param name="keyPath">The same; null for <c>private/</c> beside the manifest, which holds no file that a manifest names.</param>
    public static IssuingAuthority Make(ManifestEntry entry, string? certificatePath, string? keyPath, ValidationTime time, Display display)
    {
        string Given(string path) => Path.GetFullPath(path, display.WorkingDirectory);
        var certificateFile = certificatePath is not null ? Given(certificatePath)
            : entry.Declaration.Trust is [var trust, ..] ? entry.PathOf(trust)
            : Path.Combine(Path.GetDirectoryName(entry.File)!, "CA.crt");
        var keyFile = keyPath is not null ? Given(keyPath) : Path.Combine(entry.Folder, "private", Path.ChangeExtension(Path.GetFileName(certificateFile), ".key"));
        var isExposed = GitStatus.IsExposed(keyFile, display);

        // Not the name of the server, which would look self-signed then.
        var name = $"MQTT CA for {EntryIdentity.Of(entry).CommonName}";
        var subject = EntryIdentity.SubjectOf(name.Length <= EntryIdentity.LongestCommonName ? name : "MQTT CA");
        var key = SigningKey.Make(entry.KeyType);
        var request = key.Request(subject);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, X509SubjectKeyIdentifierHashAlgorithm.Sha1, critical: false));
        var certificate = key.Sign(request, subject, time.Instant, time.Instant.AddDays(AuthorityDays).AddSeconds(-1));
        return new IssuingAuthority(key, certificate, [])
        {
            NewFiles =
            [
                new OutputFile(certificateFile, ServedFiles.PemOf([certificate]), $"the root '{certificate.Subject.ShortText}', until {certificate.NotAfter.Day()}"),
                new OutputFile(keyFile, key.Pem, $"its private key, {key.Type}; only its owner can read it") { IsSecret = true },
            ],
            ExposedKey = isExposed ? keyFile : null,
        };
    }

    /// <param name="certificatePath">A file that holds the CA's certificate, and may hold those above it.</param>
    /// <exception cref="CannotCheckException">The two do not belong together, or it may not issue now.</exception>
    public static IssuingAuthority Read(string certificatePath, string keyPath, ValidationTime time, Display display)
    {
        var file = InputFile.Read(certificatePath, display.WorkingDirectory, FilePassword.None);
        var key = SigningKey.Read(keyPath, display.WorkingDirectory);
        var certificates = file.Certificates.Select(placed => placed.Certificate).ToList();
        var certificate = certificates.Find(candidate => candidate.PublicKey.SpkiSha256 == key.SpkiSha256)
            ?? throw new CannotCheckException($"No certificate in '{certificatePath}' belongs to the key '{keyPath}'.");
        var name = certificate.Subject.ShortText;
        if (!certificate.IsCa || (certificate.KeyUsage.IsPresent && certificate.KeyUsage.Value?.Has(KeyUsages.KeyCertSign) != true))
            throw new CannotCheckException($"'{name}' in '{certificatePath}' may not sign certificates; a CA is required, and --new-ca makes one.");
        if (time.HasPassed(certificate.NotAfter) || !time.HasReached(certificate.NotBefore))
            throw new CannotCheckException($"The CA '{name}' is valid from {certificate.NotBefore.Day()} to {certificate.NotAfter.Day()}, and not on {time.Instant.Day()}.");
        return new IssuingAuthority(key, certificate, Above(certificate, certificates));
    }

    /// <summary>A certificate over the key of a request, no longer valid than its issuers.</summary>
    /// <param name="at">UTC.</param>
    public Certificate Issue(EntryIdentity identity, PublicKey publicKey, DateTime at, int days)
    {
        var request = new CertificateRequest(identity.Subject, publicKey, key.Hash, RSASignaturePadding.Pkcs1);
        foreach (var extension in identity.Extensions(publicKey.Oid.Value == Oids.Rsa))
            request.CertificateExtensions.Add(extension);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(publicKey, X509SubjectKeyIdentifierHashAlgorithm.Sha1, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(KeyIdentifier));
        // The last second counts (RFC 5280 §4.1.2.5).
        var end = at.AddDays(days).AddSeconds(-1);
        var last = Intermediates.Append(certificate).Select(issuer => issuer.NotAfter).Append(end).Min();
        return key.Sign(request, new X500DistinguishedName(certificate.Subject.Encoded), at, last);
    }

    public void Dispose() => key.Dispose();

    /// <summary>The CA's own; where it has none, what RFC 5280 §4.2.1.2 makes of its key.</summary>
    private byte[] KeyIdentifier => certificate.SubjectKeyIdentifier.Value?.KeyIdentifier
        ?? new X509SubjectKeyIdentifierExtension(
            PublicKey.CreateFromSubjectPublicKeyInfo(certificate.PublicKey.Spki, out _), X509SubjectKeyIdentifierHashAlgorithm.Sha1, critical: false)
            .SubjectKeyIdentifierBytes.ToArray();

    /// <summary>The CAs between this one and a root, as far as they are among <paramref name="candidates"/>.</summary>
    private static List<Certificate> Above(Certificate certificate, List<Certificate> candidates)
    {
        using var verifier = new SignatureVerifier();
        var above = new List<Certificate>();
        for (var current = certificate; IssuerOf(current) is { } issuer; current = issuer)
            above.Add(issuer);
        return above;

        Certificate? IssuerOf(Certificate issued) => candidates.Find(candidate =>
            !candidate.IsSelfIssued && candidate != certificate && !above.Contains(candidate)
            && candidate.Subject.IsEquivalentTo(issued.Issuer) && verifier.Verify(issued, candidate.PublicKey) == SignatureVerdict.Valid);
    }
}
