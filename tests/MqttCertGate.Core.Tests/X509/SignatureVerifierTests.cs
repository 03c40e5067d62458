using System.Numerics;
using System.Security.Cryptography;
using MqttCertGate.TestPki;
using MqttCertGate.X509;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace MqttCertGate.Tests.X509;

public sealed class SignatureVerifierTests : IDisposable
{
    private static readonly byte[] Data = [1, 2, 3];

    private readonly SignatureVerifier verifier = new();

    public void Dispose() => verifier.Dispose();

    public static TheoryData<SignatureScheme, TestKey, TestKey> Schemes
    {
        get
        {
            var data = new TheoryData<SignatureScheme, TestKey, TestKey>();
            SignatureScheme[] rsa =
            [
                SignatureScheme.RsaMd5, SignatureScheme.RsaSha1, SignatureScheme.RsaSha224, SignatureScheme.RsaSha256,
                SignatureScheme.RsaSha384, SignatureScheme.RsaSha512,
                SignatureScheme.RsaPssSha256, SignatureScheme.RsaPssSha384, SignatureScheme.RsaPssSha512,
                Pss(Oids.Sha1, new Sha1Digest(), 20), Pss(Oids.Sha224, new Sha224Digest(), 28), Pss(Oids.Sha256, new Sha256Digest(), 20), Pss(Oids.Sha256, new Sha256Digest(), 0),
            ];
            SignatureScheme[] ecdsa =
            [
                SignatureScheme.EcdsaSha1, SignatureScheme.EcdsaSha224, SignatureScheme.EcdsaSha256, SignatureScheme.EcdsaSha384,
                SignatureScheme.EcdsaSha512,
            ];
            foreach (var scheme in rsa)
                data.Add(scheme, TestKey.Rsa2048A, TestKey.Rsa2048B);
            foreach (var key in new[] { TestKey.P256A, TestKey.P384, TestKey.P521 })
            {
                foreach (var scheme in ecdsa)
                    data.Add(scheme, key, TestKey.P256B);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Schemes), DisableDiscoveryEnumeration = true)]
    public void Tells_a_signature_from_one_with_a_bit_turned_and_from_another_keys(SignatureScheme scheme, TestKey key, TestKey other)
    {
        var certificate = Issue(key, scheme);

        Assert.Equal(SignatureVerdict.Valid, Verify(certificate, key.Spki));
        Assert.Equal(SignatureVerdict.Invalid, Verify(certificate, other.Spki));
        Assert.Equal(SignatureVerdict.Invalid, Verify(certificate.With(template => template.CorruptSignature()), key.Spki));
        Assert.Equal(SignatureVerdict.Invalid, verifier.Verify(
            CertificateDecoder.Decode(certificate.Der.Replace("broker"u8.ToArray(), "brokes"u8.ToArray())), PublicKeyDecoder.Decode(key.Spki)));
    }

    [Fact]
    public void Verifies_Ed25519()
    {
        var certificate = Issue(TestKey.Ed25519, SignatureScheme.Ed25519);

        Assert.Equal(SignatureVerdict.Valid, Verify(certificate, TestKey.Ed25519.Spki));
        Assert.Equal(SignatureVerdict.Invalid, Verify(certificate.With(template => template.CorruptSignature()), TestKey.Ed25519.Spki));
        Assert.Equal(SignatureVerdict.Invalid, Verify(certificate, Spki(Oids.Ed25519, new Ed25519PrivateKeyParameters(new byte[32]).GeneratePublicKey().GetEncoded())));
    }

    [Fact]
    public void Verifies_Ed448()
    {
        var key = new Ed448PrivateKeyParameters(new byte[57]);
        var signer = new Ed448Signer([]);
        signer.Init(true, key);
        signer.BlockUpdate([1, 2, 3], 0, 3);
        var (signature, spki) = (signer.GenerateSignature(), Spki(Oids.Ed448, key.GeneratePublicKey().GetEncoded()));

        Assert.Equal(SignatureVerdict.Valid, Verify(SignedData.Of([1, 2, 3], Identifier(Oids.Ed448), signature), spki));
        Assert.Equal(SignatureVerdict.Invalid, Verify(SignedData.Of([1, 2, 4], Identifier(Oids.Ed448), signature), spki));
        Assert.Equal(SignatureVerdict.KeyTypeMismatch, Verify(SignedData.Of([1, 2, 3], Identifier(Oids.Ed25519), signature), spki));
    }

    public static TheoryData<string, MLDsaParameters> Lattices => new()
    {
        { Oids.MlDsa44, MLDsaParameters.ml_dsa_44 },
        { Oids.MlDsa65, MLDsaParameters.ml_dsa_65 },
        { Oids.MlDsa87, MLDsaParameters.ml_dsa_87 },
    };

    [Theory]
    [MemberData(nameof(Lattices), DisableDiscoveryEnumeration = true)]
    public void Verifies_ML_DSA(string oid, MLDsaParameters parameters)
    {
        var key = MLDsaPrivateKeyParameters.FromSeed(parameters, new byte[32]);
        var signer = new MLDsaSigner(parameters, deterministic: true);
        signer.Init(true, key);
        signer.BlockUpdate(Data, 0, Data.Length);
        var (signature, spki) = (signer.GenerateSignature(), Spki(oid, key.GetPublicKeyEncoded()));
        byte[] other = [1, 2, 4];

        Assert.Equal(SignatureVerdict.Valid, Verify(SignedData.Of(Data, Identifier(oid), signature), spki));
        Assert.Equal(SignatureVerdict.Invalid, Verify(SignedData.Of(other, Identifier(oid), signature), spki));
        Assert.Equal(SignatureVerdict.Invalid, Verify(SignedData.Of(Data, Identifier(oid), [.. signature, 0]), spki));
        Assert.Equal(SignatureVerdict.Invalid, Verify(SignedData.Of(Data, Identifier(oid), []), spki));
        Assert.Equal(SignatureVerdict.NotEvaluated, Verify(SignedData.Of(Data, Identifier(oid, 5, 0), signature), spki));
        Assert.Equal(SignatureVerdict.KeyTypeMismatch, Verify(SignedData.Of(Data, Identifier(oid == Oids.MlDsa44 ? Oids.MlDsa65 : Oids.MlDsa44), signature), spki));
        Assert.Equal(SignatureVerdict.KeyTypeMismatch, Verify(SignedData.Of(Data, Identifier(oid), signature), TestKey.P256A.Spki));
    }

    public static TheoryData<SignatureScheme, TestKey, TestKey> Mismatches => new()
    {
        { SignatureScheme.RsaSha256, TestKey.Rsa2048A, TestKey.P256A },
        { SignatureScheme.RsaPssSha256, TestKey.Rsa2048A, TestKey.Ed25519 },
        { SignatureScheme.EcdsaSha256, TestKey.P256A, TestKey.Rsa2048A },
        { SignatureScheme.EcdsaSha256, TestKey.P256A, TestKey.Ed25519 },
        { SignatureScheme.Ed25519, TestKey.Ed25519, TestKey.P256A },
        { SignatureScheme.Ed25519, TestKey.Ed25519, TestKey.Rsa2048A },
        { SignatureScheme.Ed25519.Labelled(Oids.Ed448), TestKey.Ed25519, TestKey.Ed25519 },
    };

    [Theory]
    [MemberData(nameof(Mismatches), DisableDiscoveryEnumeration = true)]
    public void Tells_an_algorithm_that_cannot_belong_to_the_key(SignatureScheme scheme, TestKey key, TestKey issuer) =>
        Assert.Equal(SignatureVerdict.KeyTypeMismatch, Verify(Issue(key, scheme), issuer.Spki));

    [Fact]
    public void Reads_parameters_that_are_NULL_or_absent_alike()
    {
        Assert.Equal(SignatureVerdict.Valid, Verify(Issue(TestKey.Rsa2048A, SignatureScheme.RsaSha256.Labelled(Oids.Sha256WithRsa)), TestKey.Rsa2048A.Spki));
        Assert.Equal(SignatureVerdict.Valid, Verify(Issue(TestKey.P256A, SignatureScheme.EcdsaSha256.Labelled(Oids.Sha256WithEcdsa, 5, 0)), TestKey.P256A.Spki));
        Assert.Equal(SignatureVerdict.Valid, Verify(
            Issue(TestKey.Rsa2048A, SignatureScheme.RsaPssSha256.Labelled(Oids.RsaPss, PssParameters(Oids.Sha256, Oids.Sha256, 32, hashParameters: []))),
            TestKey.Rsa2048A.Spki));
    }

    public static TheoryData<SignatureScheme, TestKey> Unsupported => new()
    {
        { SignatureScheme.RsaSha256.Labelled("1.2.3", 5, 0), TestKey.Rsa2048A },
        { SignatureScheme.RsaSha256.Labelled(Oids.Md2WithRsa, 5, 0), TestKey.Rsa2048A },
        { SignatureScheme.RsaSha256.Labelled(Oids.Sha256WithRsa, 0x30, 0), TestKey.Rsa2048A },
        { SignatureScheme.EcdsaSha256.Labelled(Oids.Sha256WithEcdsa, 0x30, 0), TestKey.P256A },
        { SignatureScheme.Ed25519.Labelled(Oids.Ed25519, 5, 0), TestKey.Ed25519 },
        { SignatureScheme.EcdsaSha256.Labelled(Oids.Sm2WithSm3), TestKey.P256A },
        { Pss([]), TestKey.Rsa2048A },
        { Pss([5, 0]), TestKey.Rsa2048A },
        { Pss(PssParameters(Oids.Sha256, Oids.Sha384, 32)), TestKey.Rsa2048A },
        { Pss(PssParameters(Oids.Sha384, Oids.Sha256, 32)), TestKey.Rsa2048A },
        { Pss(PssParameters(Oids.Sha256, Oids.Sha256, 32, mask: "1.2.3")), TestKey.Rsa2048A },
        { Pss(PssParameters(Oids.Sha256, Oids.Sha256, 32, hashParameters: [0x30, 0])), TestKey.Rsa2048A },
        { Pss(PssParameters(Oids.Sha256, Oids.Sha256, 32, [0xa3, 3, 2, 1, 2])), TestKey.Rsa2048A },
        { Pss(PssParameters(Oids.Sha256, Oids.Sha256, 32, [0xa4, 0])), TestKey.Rsa2048A },
        { Pss([.. PssParameters(Oids.Sha256, Oids.Sha256, 32)[..^2], 1, 0xff]), TestKey.Rsa2048A },
    };

    [Theory]
    [MemberData(nameof(Unsupported), DisableDiscoveryEnumeration = true)]
    public void Does_not_evaluate_other_algorithms_and_parameters(SignatureScheme scheme, TestKey key) =>
        Assert.Equal(SignatureVerdict.NotEvaluated, Verify(Issue(key, scheme), key.Spki));

    [Fact]
    public void PSS_without_parameters_has_the_defaults_which_are_SHA_1_s() => Assert.Equal(
        SignatureVerdict.Valid,
        Verify(
            Issue(TestKey.Rsa2048A, Pss(Oids.Sha1, new Sha1Digest(), 20).Labelled(Oids.RsaPss, 0x30, 0)),
            TestKey.Rsa2048A.Spki));

    [Fact]
    public void Reads_a_trailer_field_that_is_written_out() => Assert.Equal(
        SignatureVerdict.Valid,
        Verify(Issue(TestKey.Rsa2048A, Pss(PssParameters(Oids.Sha256, Oids.Sha256, 32, [0xa3, 3, 2, 1, 1]))), TestKey.Rsa2048A.Spki));

    [Theory]
    [InlineData(20)]
    [InlineData(33)]
    [InlineData(0x7fffffff)]
    public void A_salt_of_another_length_than_the_parameters_say_is_invalid(int saltLength) => Assert.Equal(
        SignatureVerdict.Invalid, Verify(Issue(TestKey.Rsa2048A, Pss(PssParameters(Oids.Sha256, Oids.Sha256, saltLength))), TestKey.Rsa2048A.Spki));

    public static TheoryData<byte[]> UnsupportedKeys =>
    [
        Spki(Oids.Dsa, [2, 1, 1]),
        Spki(Oids.RsaPss, [0x30, 0]),
        Spki(Oids.Rsa, [0x30, 0]),
        Spki(Oids.EllipticCurve, [4, .. new byte[64]], Tlv.EncodeOid("1.3.132.0.10")),
        Spki(Oids.EllipticCurve, [4, .. new byte[64]], Tlv.EncodeOid(Oids.Sm2)),
        Spki(Oids.EllipticCurve, [4, .. new byte[64]], 0x30, 0),
        // Neither is on the curve.
        Spki(Oids.EllipticCurve, [4, .. new byte[64]], Tlv.EncodeOid(Oids.P256)),
        Spki(Oids.EllipticCurve, [2, .. Enumerable.Repeat((byte)0xff, 32)], Tlv.EncodeOid(Oids.P256)),
    ];

    [Theory]
    [MemberData(nameof(UnsupportedKeys))]
    public void Does_not_evaluate_keys_it_cannot_use(byte[] spki) =>
        Assert.Equal(SignatureVerdict.NotEvaluated, Verify(Issue(TestKey.P256A, SignatureScheme.EcdsaSha256), spki));

    [Theory]
    [InlineData(256, "ff", "03", nameof(SignatureVerdict.Invalid))]
    [InlineData(256, "fe", "03", nameof(SignatureVerdict.NotEvaluated))]
    [InlineData(256, "ff", "02", nameof(SignatureVerdict.NotEvaluated))]
    [InlineData(256, "ff", "01", nameof(SignatureVerdict.NotEvaluated))]
    [InlineData(384, "ff", "7fffffffffffffffff", nameof(SignatureVerdict.Invalid))]
    [InlineData(385, "ff", "7fffffffffffffff", nameof(SignatureVerdict.Invalid))]
    [InlineData(385, "ff", "7fffffffffffffffff", nameof(SignatureVerdict.NotEvaluated))]
    [InlineData(2048, "ff", "03", nameof(SignatureVerdict.Invalid))]
    [InlineData(2049, "ff", "03", nameof(SignatureVerdict.NotEvaluated))]
    public void Does_not_evaluate_RSA_keys_that_are_none_or_slow(int modulusOctets, string last, string exponent, string verdict)
    {
        byte[] modulus = [0, .. Enumerable.Repeat((byte)0xff, modulusOctets - 1), .. Convert.FromHexString(last)];
        var spki = Spki(Oids.Rsa, Tlv.Encode(0x30, [Tlv.Encode(2, modulus), Tlv.Encode(2, Convert.FromHexString(exponent))]), 5, 0);
        var signed = SignedData.Of([1], Identifier(Oids.Sha256WithRsa, 5, 0), [.. new byte[modulusOctets - 1], 2]);

        Assert.Equal(verdict, Verify(signed, spki).ToString());
    }

    [Fact]
    public void Reads_compressed_points()
    {
        var point = Assert.IsType<EcPublicKey>(PublicKeyDecoder.Decode(TestKey.P256A.Spki)).Point;
        byte[] compressed = [(byte)(2 + (point[^1] & 1)), .. point[1..33]];

        Assert.Equal(SignatureVerdict.Valid, Verify(
            Issue(TestKey.P256A, SignatureScheme.EcdsaSha256), Spki(Oids.EllipticCurve, compressed, Tlv.EncodeOid(Oids.P256))));
    }

    [Fact]
    public void Verifies_without_judging_the_modulus()
    {
        // 3 divides it: BouncyCastle refuses such a modulus by itself.
        var (spki, signature) = KeyFor(DigestInfo(Identifier(Oids.Sha256, 5, 0), SHA256.HashData(Data)), octets: 128);

        Assert.Equal(SignatureVerdict.Valid, VerifyData(Oids.Sha256WithRsa, signature, spki));
    }

    [Fact]
    public void The_NULL_of_a_DigestInfo_is_part_of_it()
    {
        var (spki, signature) = KeyFor(DigestInfo(Identifier(Oids.Sha256), SHA256.HashData(Data)), octets: 128);

        Assert.Equal(SignatureVerdict.Invalid, VerifyData(Oids.Sha256WithRsa, signature, spki));
    }

    [Theory]
    [InlineData(94, nameof(SignatureVerdict.Valid))]
    [InlineData(93, nameof(SignatureVerdict.Invalid))]
    public void The_padding_has_eight_octets_at_least(int octets, string verdict)
    {
        var (spki, signature) = KeyFor(DigestInfo(Identifier(Oids.Sha512, 5, 0), SHA512.HashData(Data)), octets);

        Assert.Equal(verdict, VerifyData(Oids.Sha512WithRsa, signature, spki).ToString());
    }

    [Fact]
    public void A_signature_without_its_leading_zeros_is_invalid()
    {
        var (spki, signature) = KeyFor(DigestInfo(Identifier(Oids.Sha256, 5, 0), SHA256.HashData(Data)), octets: 128);

        Assert.Equal(SignatureVerdict.Invalid, VerifyData(Oids.Sha256WithRsa, signature[1..], spki));
    }

    [Fact]
    public void An_RSA_signature_has_the_length_of_the_modulus()
    {
        var certificate = Issue(TestKey.Rsa2048A, SignatureScheme.RsaSha256);

        Assert.Equal(SignatureVerdict.Invalid, Verify(certificate.With(template => template with { EditSignature = s => [0, .. s] }), TestKey.Rsa2048A.Spki));
        Assert.Equal(SignatureVerdict.Invalid, Verify(certificate.With(template => template with { EditSignature = s => [] }), TestKey.Rsa2048A.Spki));
        Assert.Equal(SignatureVerdict.Invalid, Verify(
            certificate.With(template => template with { EditSignature = s => [.. Enumerable.Repeat((byte)0xff, s.Length)] }), TestKey.Rsa2048A.Spki));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3000")]
    [InlineData("3003020101")]
    [InlineData("3006020101020101" + "00")]
    [InlineData("3080020101020101" + "0000")]
    [InlineData("308106020101020101")]
    [InlineData("300702020001020101")]
    [InlineData("3006020181020101")]
    [InlineData("3006020100020100")]
    [InlineData("3008020101020101" + "0500")]
    public void An_ECDSA_signature_that_is_not_DER_is_invalid(string hex) => Assert.Equal(
        SignatureVerdict.Invalid,
        Verify(
            Issue(TestKey.P256A, SignatureScheme.EcdsaSha256).With(template => template with { EditSignature = _ => Convert.FromHexString(hex) }),
            TestKey.P256A.Spki));

    [Fact]
    public void A_signature_counts_only_in_DER_though_its_numbers_be_right()
    {
        var certificate = Issue(TestKey.P256A, SignatureScheme.EcdsaSha256);
        var longLength = certificate.With(template => template with { EditSignature = s => [s[0], 0x81, .. s[1..]] });

        Assert.Equal(SignatureVerdict.Valid, Verify(certificate, TestKey.P256A.Spki));
        Assert.Equal(SignatureVerdict.Invalid, Verify(longLength, TestKey.P256A.Spki));
    }

    [Fact]
    public void The_numbers_of_an_ECDSA_signature_have_a_sign()
    {
        // 30, length, 02, 33 octets, 00: r fills its octets, and without the zero before it is negative.
        var certificate = Enumerable.Range(0, 100)
            .Select(number => Issue(TestKey.P256A, SignatureScheme.EcdsaSha256).With(template => template with { SerialNumber = [(byte)(1 + number)] }))
            .First(candidate => candidate.Decode().Signature[3] == 33);
        var negative = certificate.With(template => template with { EditSignature = s => [s[0], (byte)(s[1] - 1), 2, 32, .. s[5..]] });

        Assert.Equal(SignatureVerdict.Valid, Verify(certificate, TestKey.P256A.Spki));
        Assert.Equal(SignatureVerdict.Invalid, Verify(negative, TestKey.P256A.Spki));
    }

    [Fact]
    public void Goes_by_the_algorithm_outside_the_TBSCertificate()
    {
        var certificate = Issue(TestKey.P256A, SignatureScheme.EcdsaSha256)
            .With(template => template with { RawTbsAlgorithm = Identifier(Oids.Sha384WithEcdsa) });

        Assert.Equal(SignatureVerdict.Valid, Verify(certificate, TestKey.P256A.Spki));
    }

    [Fact]
    public void Answers_from_many_threads()
    {
        var certificates = Enumerable.Range(0, 40)
            .Select(number => Pki.Root("Root").With(TestKey.Rsa2048A).Server($"broker{number}.example").Decode()).ToArray();
        var issuer = PublicKeyDecoder.Decode(TestKey.Rsa2048A.Spki);
        var verdicts = new SignatureVerdict[400];

        Parallel.For(0, verdicts.Length, index => verdicts[index] = verifier.Verify(certificates[index % certificates.Length], issuer));

        Assert.All(verdicts, verdict => Assert.Equal(SignatureVerdict.Valid, verdict));
    }

    [Fact]
    public void Verifies_once_until_it_is_told_to_forget()
    {
        var issuer = PublicKeyDecoder.Decode(TestKey.P256A.Spki);
        var (signed, other) = (new Watched(Issue(TestKey.P256A, SignatureScheme.EcdsaSha256).Decode()), new Watched(Pki.Root("Other").With(TestKey.P256A).Decode()));
        Verify();
        Verify();
        Assert.Equal((1, 1), (signed.Verified, other.Verified));

        verifier.Forget(signed);
        Verify();
        Assert.Equal((2, 1), (signed.Verified, other.Verified));

        void Verify() => Assert.All([signed, other], one => Assert.Equal(SignatureVerdict.Valid, verifier.Verify(one, issuer)));
    }

    private SignatureVerdict Verify(TestCertificate certificate, byte[] spki) => Verify(certificate.Decode(), spki);

    private SignatureVerdict Verify(Certificate certificate, byte[] spki) => verifier.Verify(certificate, PublicKeyDecoder.Decode(spki));

    private static TestCertificate Issue(TestKey key, SignatureScheme scheme) =>
        Pki.Root("Root").With(key).Server("broker.example").With(template => template with { Scheme = scheme });

    private static SignatureScheme Pss(byte[] parameters) => SignatureScheme.RsaPssSha256.Labelled(Oids.RsaPss, parameters);

    private static SignatureScheme Pss(string hash, GeneralDigest digest, int saltLength) => new(
        Identifier(Oids.RsaPss, PssParameters(hash, hash, saltLength)), () => new PssSigner(new RsaEngine(), digest, new byte[saltLength]));

    private static byte[] PssParameters(
        string hash, string maskHash, int saltLength, byte[]? trailer = null, string mask = Oids.Mgf1, byte[]? hashParameters = null) =>
        Tlv.Encode(0x30,
        [
            Tlv.Encode(0xa0, Identifier(hash, hashParameters ?? [5, 0])),
            Tlv.Encode(0xa1, Identifier(mask, Identifier(maskHash, hashParameters ?? [5, 0]))),
            Tlv.Encode(0xa2, Tlv.Encode(2, new BigInteger(saltLength).ToByteArray(isBigEndian: true))),
            trailer ?? [],
        ]);

    private static byte[] Identifier(string oid, params byte[] parameters) => Tlv.Encode(0x30, [Tlv.EncodeOid(oid), parameters]);

    private static byte[] Spki(string oid, byte[] key, params byte[] parameters) =>
        Tlv.Encode(0x30, [Identifier(oid, parameters), Tlv.Encode(3, [0, .. key])]);

    private SignatureVerdict VerifyData(string oid, byte[] signature, byte[] spki) =>
        Verify(SignedData.Of(Data, Identifier(oid, 5, 0), signature), spki);

    private static byte[] DigestInfo(byte[] algorithm, byte[] digest) => Tlv.Encode(0x30, [algorithm, Tlv.Encode(4, digest)]);

    /// <summary>
    /// A modulus made for its signature: with the exponent 3, any s is the signature of the encoded message s³ modulo s³ minus that message.
    /// </summary>
    private static (byte[] Spki, byte[] Signature) KeyFor(byte[] digestInfo, int octets)
    {
        byte[] padded = [1, .. Enumerable.Repeat((byte)0xff, octets - digestInfo.Length - 3), 0, .. digestInfo];
        var message = new BigInteger(padded, isUnsigned: true, isBigEndian: true);
        var s = BigInteger.One << (((8 * octets) - 1) / 3);
        BigInteger Modulus() => (s * s * s) - message;
        while (Modulus().IsEven || !(Modulus() % 3).IsZero)
            s++;

        var key = Tlv.Encode(0x30, [Tlv.Encode(2, Modulus().ToByteArray(isBigEndian: true)), [2, 1, 3]]);
        var signature = s.ToByteArray(isUnsigned: true, isBigEndian: true);
        return (Spki(Oids.Rsa, key, 5, 0), [.. new byte[octets - signature.Length], .. signature]);
    }

    /// <summary>A certificate that counts how often its signature was looked at.</summary>
    private sealed class Watched(Certificate certificate) : ISignedStructure
    {
        public int Verified { get; private set; }

        public byte[] Tbs
        {
            get
            {
                Verified++;
                return certificate.Tbs;
            }
        }

        public AlgorithmIdentifier SignatureAlgorithm => certificate.SignatureAlgorithm;

        public byte[] Signature => certificate.Signature;

        public Sha256 Sha256 => certificate.Sha256;
    }
}
