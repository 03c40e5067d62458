using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace MqttCertGate.TestPki;

/// <summary>A way to sign, deterministic to the byte: PKCS #1 v1.5, ECDSA after RFC 6979, PSS with a fixed salt, Ed25519, ML-DSA in its deterministic form.</summary>
/// <param name="Algorithm">The AlgorithmIdentifier, encoded; another one than belongs to the signature is possible.</param>
/// <param name="Signer">Makes the signer to be initialised with the issuer's private key.</param>
public sealed record SignatureScheme(byte[] Algorithm, Func<ISigner> Signer)
{
    private static readonly byte[] Null = [0x05, 0x00];

    public static SignatureScheme RsaMd5 { get; } = Rsa("1.2.840.113549.1.1.4", () => new MD5Digest());
    public static SignatureScheme RsaSha1 { get; } = Rsa("1.2.840.113549.1.1.5", () => new Sha1Digest());
    public static SignatureScheme RsaSha224 { get; } = Rsa("1.2.840.113549.1.1.14", () => new Sha224Digest());
    public static SignatureScheme RsaSha256 { get; } = Rsa("1.2.840.113549.1.1.11", () => new Sha256Digest());
    public static SignatureScheme RsaSha384 { get; } = Rsa("1.2.840.113549.1.1.12", () => new Sha384Digest());
    public static SignatureScheme RsaSha512 { get; } = Rsa("1.2.840.113549.1.1.13", () => new Sha512Digest());

    /// <summary>SHA-256, MGF1 over SHA-256, a salt of 32 octets.</summary>
    public static SignatureScheme RsaPssSha256 { get; } = RsaPss("2.16.840.1.101.3.4.2.1", () => new Sha256Digest());
    public static SignatureScheme RsaPssSha384 { get; } = RsaPss("2.16.840.1.101.3.4.2.2", () => new Sha384Digest());
    public static SignatureScheme RsaPssSha512 { get; } = RsaPss("2.16.840.1.101.3.4.2.3", () => new Sha512Digest());

    public static SignatureScheme EcdsaSha1 { get; } = Ecdsa("1.2.840.10045.4.1", () => new Sha1Digest());
    public static SignatureScheme EcdsaSha224 { get; } = Ecdsa("1.2.840.10045.4.3.1", () => new Sha224Digest());
    public static SignatureScheme EcdsaSha256 { get; } = Ecdsa("1.2.840.10045.4.3.2", () => new Sha256Digest());
    public static SignatureScheme EcdsaSha384 { get; } = Ecdsa("1.2.840.10045.4.3.3", () => new Sha384Digest());
    public static SignatureScheme EcdsaSha512 { get; } = Ecdsa("1.2.840.10045.4.3.4", () => new Sha512Digest());

    public static SignatureScheme Ed25519 { get; } = new(Identifier("1.3.101.112"), () => new Ed25519Signer());

    public static SignatureScheme MlDsa65 { get; } =
        new(Identifier("2.16.840.1.101.3.4.3.18"), () => new MLDsaSigner(MLDsaParameters.ml_dsa_65, deterministic: true));

    /// <summary>The same signature under another AlgorithmIdentifier.</summary>
    public SignatureScheme Labelled(string oid, params byte[] parameters) => this with { Algorithm = Identifier(oid, parameters) };

    internal byte[] Sign(TestKey key, byte[] tbs)
    {
        var signer = Signer();
        signer.Init(forSigning: true, key.PrivateKey);
        signer.BlockUpdate(tbs, 0, tbs.Length);
        return signer.GenerateSignature();
    }

    private static SignatureScheme Rsa(string oid, Func<IDigest> digest) =>
        new(Identifier(oid, Null), () => new RsaDigestSigner(digest()));

    private static SignatureScheme Ecdsa(string oid, Func<IDigest> digest) =>
        new(Identifier(oid), () => new DsaDigestSigner(new ECDsaSigner(new HMacDsaKCalculator(digest())), digest()));

    private static SignatureScheme RsaPss(string digestOid, Func<IDigest> digest)
    {
        var salt = Enumerable.Repeat((byte)0x5a, digest().GetDigestSize()).ToArray();
        return new(Identifier("1.2.840.113549.1.1.10", PssParameters(digestOid, salt.Length)),
            () => new PssSigner(new RsaEngine(), digest(), digest(), salt));
    }

    /// <summary>RSASSA-PSS-params (RFC 4055 §3.1).</summary>
    private static byte[] PssParameters(string digestOid, int saltLength)
    {
        var digest = Identifier(digestOid, Null);
        return Tlv.Encode(Tlv.SequenceTag,
        [
            Tlv.Encode(0xa0, digest),
            Tlv.Encode(0xa1, Identifier("1.2.840.113549.1.1.8", digest)),
            Tlv.Encode(0xa2, Tlv.Encode(Tlv.IntegerTag, (byte)saltLength)),
        ]);
    }

    private static byte[] Identifier(string oid, params byte[] parameters) => Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid(oid), parameters]);
}
