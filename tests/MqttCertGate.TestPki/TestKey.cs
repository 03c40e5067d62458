using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace MqttCertGate.TestPki;

/// <summary>A published key pair, from Keys/.</summary>
public sealed class TestKey
{
    private readonly Lazy<byte[]> pkcs8;
    private readonly Lazy<AsymmetricKeyParameter> privateKey;
    private readonly Lazy<byte[]> spki;

    private TestKey(string name, SignatureScheme usualScheme)
    {
        Name = name;
        UsualScheme = usualScheme;
        pkcs8 = new Lazy<byte[]>(() => ReadPem(name));
        privateKey = new Lazy<AsymmetricKeyParameter>(() => PrivateKeyFactory.CreateKey(pkcs8.Value));
        spki = new Lazy<byte[]>(() => SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(PublicPart(privateKey.Value)).GetDerEncoded());
    }

    public static TestKey P256A { get; } = new("p256-a", SignatureScheme.EcdsaSha256);
    public static TestKey P256B { get; } = new("p256-b", SignatureScheme.EcdsaSha256);
    public static TestKey P256C { get; } = new("p256-c", SignatureScheme.EcdsaSha256);
    public static TestKey P256D { get; } = new("p256-d", SignatureScheme.EcdsaSha256);
    public static TestKey P256E { get; } = new("p256-e", SignatureScheme.EcdsaSha256);
    public static TestKey P256F { get; } = new("p256-f", SignatureScheme.EcdsaSha256);
    public static TestKey P256G { get; } = new("p256-g", SignatureScheme.EcdsaSha256);

    /// <summary>The key of end entities, unless they are given another.</summary>
    public static TestKey P256H { get; } = new("p256-h", SignatureScheme.EcdsaSha256);

    public static TestKey P384 { get; } = new("p384", SignatureScheme.EcdsaSha384);
    public static TestKey P521 { get; } = new("p521", SignatureScheme.EcdsaSha512);
    public static TestKey Rsa1024 { get; } = new("rsa1024", SignatureScheme.RsaSha256);
    public static TestKey Rsa2048A { get; } = new("rsa2048-a", SignatureScheme.RsaSha256);
    public static TestKey Rsa2048B { get; } = new("rsa2048-b", SignatureScheme.RsaSha256);
    public static TestKey Rsa2048C { get; } = new("rsa2048-c", SignatureScheme.RsaSha256);
    public static TestKey Rsa3072 { get; } = new("rsa3072", SignatureScheme.RsaSha256);
    public static TestKey Rsa4096 { get; } = new("rsa4096", SignatureScheme.RsaSha256);
    public static TestKey Ed25519 { get; } = new("ed25519", SignatureScheme.Ed25519);

    /// <summary>The seed of the examples in RFC 9881.</summary>
    public static TestKey MlDsa65 { get; } = new("mldsa65", SignatureScheme.MlDsa65);

    public static IReadOnlyList<TestKey> All { get; } =
        [P256A, P256B, P256C, P256D, P256E, P256F, P256G, P256H, P384, P521, Rsa1024, Rsa2048A, Rsa2048B, Rsa2048C, Rsa3072, Rsa4096, Ed25519, MlDsa65];

    private static readonly TestKey[] ByLevel = [P256A, P256B, P256C, P256D, P256E, P256F, P256G];

    /// <summary>The file's name in Keys/, without its extension.</summary>
    public string Name { get; }

    public SignatureScheme UsualScheme { get; }

    /// <summary>The PrivateKeyInfo, encoded.</summary>
    public byte[] Pkcs8 => pkcs8.Value;

    /// <summary>The SubjectPublicKeyInfo, encoded.</summary>
    public byte[] Spki => spki.Value;

    /// <summary>SHA-1 of the public key's bits (RFC 5280 §4.2.1.2, method 1).</summary>
    public byte[] Identifier => SHA1.HashData(Org.BouncyCastle.Asn1.X509.SubjectPublicKeyInfo.GetInstance(Spki).PublicKey.GetBytes());

    internal AsymmetricKeyParameter PrivateKey => privateKey.Value;

    /// <summary>The key of a CA that stands <paramref name="level"/> certificates below its root.</summary>
    internal static TestKey OfLevel(int level) => ByLevel[level % ByLevel.Length];

    private static AsymmetricKeyParameter PublicPart(AsymmetricKeyParameter privateKey) => privateKey switch
    {
        RsaPrivateCrtKeyParameters rsa => new RsaKeyParameters(false, rsa.Modulus, rsa.PublicExponent),
        ECPrivateKeyParameters ec => new ECPublicKeyParameters("EC", ec.Parameters.G.Multiply(ec.D).Normalize(), ec.PublicKeyParamSet),
        Ed25519PrivateKeyParameters edwards => edwards.GeneratePublicKey(),
        MLDsaPrivateKeyParameters lattice => lattice.GetPublicKey(),
        _ => throw new NotSupportedException(privateKey.GetType().Name),
    };

    private static byte[] ReadPem(string name)
    {
        using var stream = typeof(TestKey).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no test key '{name}'.", nameof(name));
        var text = new StreamReader(stream).ReadToEnd();
        return Convert.FromBase64String(text[PemEncoding.Find(text).Base64Data]);
    }
}
