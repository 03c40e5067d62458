using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MqttCertGate.Artifacts;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Making;

/// <summary>A private key that was made here, or a CA's that was read. What it holds leaves it only as the text of its file.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly AsymmetricAlgorithm key;

    private SigningKey(AsymmetricAlgorithm key) => this.key = key;

    /// <param name="type">As <c>key-type</c> spells it.</param>
    public static SigningKey Make(string type) => new(type switch
    {
        "P-256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        "P-384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        "P-521" => ECDsa.Create(ECCurve.NamedCurves.nistP521),
        _ => RSA.Create(int.Parse(type.AsSpan("RSA-".Length), System.Globalization.CultureInfo.InvariantCulture)),
    });

    /// <summary>The only private key of a PEM file.</summary>
    /// <param name="name">The file, as the user knows it, relative to <paramref name="workingDirectory"/>.</param>
    /// <exception cref="CannotCheckException">It cannot be read or used.</exception>
    public static SigningKey Read(string name, string workingDirectory)
    {
        var (text, file) = InputFile.ReadText(name, workingDirectory);
        if (file.Format != ArtifactFormat.Pem || file.PrivateKeys is not [var placed])
            throw new CannotCheckException($"'{name}' is no PEM file with one private key.");
        if (placed.PublicKey is not { } publicKey)
            throw new CannotCheckException($"The private key in '{name}' was not read: {placed.Fault}.");
        AsymmetricAlgorithm key = publicKey switch
        {
            RsaPublicKey { IsForPss: false } => RSA.Create(),
            EcPublicKey { Curve: Oids.P256 or Oids.P384 or Oids.P521 } => ECDsa.Create(),
            _ => throw new CannotCheckException($"The private key in '{name}' is of the type {publicKey.AlgorithmName}; RSA, P-256, P-384 or P-521 is required to sign."),
        };
        key.ImportFromPem(text);
        return new SigningKey(key);
    }

    /// <summary>The private key: PKCS #8 (RFC 5958) as PEM.</summary>
    public string Pem => $"{key.ExportPkcs8PrivateKeyPem()}\n";

    /// <summary>SHA-256 of the SubjectPublicKeyInfo, lower-case hexadecimal.</summary>
    public Sha256 SpkiSha256 => Sha256.Of(key.ExportSubjectPublicKeyInfo());

    /// <summary>As <c>key-type</c> spells it.</summary>
    public string Type => key is RSA ? $"RSA-{key.KeySize}" : $"P-{key.KeySize}";

    public bool IsRsa => key is RSA;

    /// <summary>As strong as the key (RFC 5480 §4).</summary>
    public HashAlgorithmName Hash => key switch
    {
        ECDsa { KeySize: > 384 } => HashAlgorithmName.SHA512,
        ECDsa { KeySize: > 256 } => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA256,
    };

    /// <summary>A request for a certificate over this key, or the certificate-to-be of a CA that signs itself.</summary>
    public CertificateRequest Request(X500DistinguishedName subject) => key is RSA rsa
        ? new CertificateRequest(subject, rsa, Hash, RSASignaturePadding.Pkcs1)
        : new CertificateRequest(subject, (ECDsa)key, Hash);

    /// <summary>Signs <paramref name="request"/> with a random serial number.</summary>
    /// <param name="notBefore">UTC.</param>
    /// <param name="notAfter">UTC; the last valid second.</param>
    public Certificate Sign(CertificateRequest request, X500DistinguishedName issuer, DateTime notBefore, DateTime notAfter)
    {
        var generator = key is RSA rsa ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1) : X509SignatureGenerator.CreateForECDsa((ECDsa)key);
        using var certificate = request.Create(issuer, generator, notBefore, notAfter, SerialNumber());
        return CertificateDecoder.Decode(certificate.RawData);
    }

    public void Dispose() => key.Dispose();

    /// <summary>Positive, of 16 octets, all but two bits random: the CA/B Forum's requirements (§7.1) ask for 64 bits.</summary>
    private static byte[] SerialNumber()
    {
        var serialNumber = RandomNumberGenerator.GetBytes(16);
        serialNumber[0] = (byte)(serialNumber[0] & 0x3F | 0x40);
        return serialNumber;
    }
}
