using System.Collections.Immutable;

namespace MqttCertGate.TestPki;

/// <summary>What a test certificate says. Everything may be wrong on purpose; what is null is made right by the encoder.</summary>
public sealed record CertificateTemplate
{
    public required TestName Subject { get; init; }

    /// <summary>Null: the issuer's subject.</summary>
    public TestName? Issuer { get; init; }

    /// <summary>1 is encoded as absent, as DER demands.</summary>
    public int Version { get; init; } = 3;

    /// <summary>Content octets of the INTEGER; null: derived from names, key and validity.</summary>
    public byte[]? SerialNumber { get; init; }

    public required DateTime NotBefore { get; init; }

    public required DateTime NotAfter { get; init; }

    /// <summary>The whole Validity SEQUENCE, encoded; null: from the dates.</summary>
    public byte[]? RawValidity { get; init; }

    public required TestKey Key { get; init; }

    /// <summary>The whole SubjectPublicKeyInfo, encoded; null: that of <see cref="Key"/>.</summary>
    public byte[]? RawSpki { get; init; }

    public ImmutableArray<TestExtension> Extensions { get; init; } = [];

    /// <summary>How the issuer signs; null: what is usual for its key.</summary>
    public SignatureScheme? Scheme { get; init; }

    /// <summary>The AlgorithmIdentifier inside the TBSCertificate, encoded; null: the same as outside.</summary>
    public byte[]? RawTbsAlgorithm { get; init; }

    /// <summary>A last change of the encoded TBSCertificate, before it is signed.</summary>
    public Func<byte[], byte[]>? EditTbs { get; init; }

    /// <summary>A last change of the signature.</summary>
    public Func<byte[], byte[]>? EditSignature { get; init; }

    /// <summary>With <paramref name="extension"/> in place of the first of its kind, or as the last.</summary>
    public CertificateTemplate Set(TestExtension extension)
    {
        for (var index = 0; index < Extensions.Length; index++)
        {
            if (Extensions[index].Oid == extension.Oid)
                return this with { Extensions = Extensions.SetItem(index, extension) };
        }

        return Add(extension);
    }

    /// <summary>With <paramref name="extension"/> as the last, even where there is one of its kind.</summary>
    public CertificateTemplate Add(TestExtension extension) => this with { Extensions = Extensions.Add(extension) };

    public CertificateTemplate Remove(string oid) => this with { Extensions = Extensions.RemoveAll(extension => extension.Oid == oid) };

    /// <summary>With a signature that does not verify: its last bit is turned.</summary>
    public CertificateTemplate CorruptSignature() => this with { EditSignature = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)] };
}
