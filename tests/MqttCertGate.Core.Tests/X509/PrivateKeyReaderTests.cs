using System.Security.Cryptography;
using MqttCertGate.TestPki;
using MqttCertGate.X509;
using Org.BouncyCastle.Crypto.Parameters;

namespace MqttCertGate.Tests.X509;

public sealed class PrivateKeyReaderTests
{
    // The private key 1: its point is the generator (SEC 2 §2.4.2).
    private const string Generator =
        "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

    private static readonly byte[] One = [.. new byte[31], 1];

    public static TheoryData<string> Keys =>
    [
        nameof(TestKey.P256A), nameof(TestKey.P384), nameof(TestKey.P521), nameof(TestKey.Rsa1024), nameof(TestKey.Rsa4096), nameof(TestKey.Ed25519),
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Reads_PKCS8(string name)
    {
        var key = (TestKey)typeof(TestKey).GetProperty(name)!.GetValue(null)!;

        Assert.Equal(key.Spki, PrivateKeyReader.PublicKeyOf("PRIVATE KEY", key.Pkcs8).Spki);
    }

    [Fact]
    public void Reads_PKCS1()
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(TestKey.Rsa2048A.Pkcs8, out _);

        Assert.Equal(TestKey.Rsa2048A.Spki, PrivateKeyReader.PublicKeyOf("RSA PRIVATE KEY", rsa.ExportRSAPrivateKey()).Spki);
    }

    [Fact]
    public void A_key_for_PSS_alone_keeps_its_algorithm()
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(TestKey.Rsa2048A.Pkcs8, out _);
        var key = PrivateKeyReader.PublicKeyOf("PRIVATE KEY", Pkcs8(Oids.RsaPss, [0x30, 0], rsa.ExportRSAPrivateKey()));

        Assert.Equal(Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid(Oids.RsaPss), [0x30, 0]]), Assert.IsType<RsaPublicKey>(key).Algorithm.Encoded);
        Assert.NotEqual(TestKey.Rsa2048A.Spki, key.Spki);
    }

    [Fact]
    public void Reads_SEC1()
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(TestKey.P384.Pkcs8, out _);

        Assert.Equal(TestKey.P384.Spki, PrivateKeyReader.PublicKeyOf("EC PRIVATE KEY", ecdsa.ExportECPrivateKey()).Spki);
    }

    [Fact]
    public void Reads_an_Ed448_key()
    {
        var seed = Enumerable.Range(1, 57).Select(octet => (byte)octet).ToArray();
        var key = PrivateKeyReader.PublicKeyOf("PRIVATE KEY", Pkcs8(Oids.Ed448, [], Octets(seed)));

        Assert.Equal(new Ed448PrivateKeyParameters(seed).GeneratePublicKey().GetEncoded(), Assert.IsType<EdwardsPublicKey>(key).Key);
    }

    [Fact]
    public void Computes_the_point_where_the_file_has_none() => Assert.Equal(
        Generator, Convert.ToHexStringLower(ReadSec1(Sec1(One, Tlv.EncodeOid(Oids.P256), point: null)).Point));

    [Theory]
    [InlineData(Generator)]
    [InlineData("036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296")]
    public void Encodes_the_point_uncompressed_whatever_the_file_has(string stored) => Assert.Equal(
        Generator, Convert.ToHexStringLower(ReadSec1(Sec1(One, Tlv.EncodeOid(Oids.P256), Convert.FromHexString(stored))).Point));

    [Theory]
    [InlineData("026b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296")]
    [InlineData("00")]
    [InlineData("")]
    public void Refuses_a_point_that_is_not_the_private_keys(string stored) => Refuses(
        "the public key inside does not belong to the private key",
        "EC PRIVATE KEY", Sec1(One, Tlv.EncodeOid(Oids.P256), Convert.FromHexString(stored)));

    [Fact]
    public void Takes_the_curve_of_PKCS8_where_the_inside_names_none()
    {
        var key = PrivateKeyReader.PublicKeyOf("PRIVATE KEY", Pkcs8(Oids.EllipticCurve, Tlv.EncodeOid(Oids.P256), Sec1(One, null, null)));

        Assert.Equal(Oids.P256, Assert.IsType<EcPublicKey>(key).Curve);
    }

    [Fact]
    public void Steps_over_attributes_and_a_public_key()
    {
        byte[] rest = [0xa0, 0, .. Tlv.Encode(0x81, [0, .. new byte[32]])];
        var withRest = Tlv.Encode(Tlv.SequenceTag, [.. TestKey.Ed25519.Pkcs8[2..], .. rest]);

        Assert.Equal(TestKey.Ed25519.Spki, PrivateKeyReader.PublicKeyOf("PRIVATE KEY", withRest).Spki);
    }

    [Theory]
    [InlineData("OPENSSH PRIVATE KEY", "a private key of the kind 'OPENSSH PRIVATE KEY' is not supported")]
    [InlineData("DSA PRIVATE KEY", "a private key of the kind 'DSA PRIVATE KEY' is not supported")]
    public void Says_which_keys_it_does_not_read(string label, string fault) => Refuses(fault, label, TestKey.P256A.Pkcs8);

    public static TheoryData<string, string, byte[]> Faults => new()
    {
        { "SEQUENCE is missing at the end", "PRIVATE KEY", [] },
        { "data follows where nothing may follow", "PRIVATE KEY", [.. TestKey.P256A.Pkcs8, 0] },
        { "a private key of the algorithm DSA is not supported", "PRIVATE KEY", Pkcs8(Oids.Dsa, [], Octets([1])) },
        { "a private key of the algorithm ML-DSA-44 is not supported", "PRIVATE KEY", Pkcs8(Oids.MlDsa44, [], Octets([1])) },
        { "the version of the private key is not supported", "PRIVATE KEY", Tlv.Encode(Tlv.SequenceTag, [2, 1, 2]) },
        { "the version of the private key is not supported", "EC PRIVATE KEY", Tlv.Encode(Tlv.SequenceTag, [2, 1, 0]) },
        { "INTEGER is missing at the end", "RSA PRIVATE KEY", Tlv.Encode(Tlv.SequenceTag, [2, 1, 0, 2, 1, 5, 2, 1, 3, 2, 1, 1]) },
        { "the modulus is not positive", "RSA PRIVATE KEY", Tlv.Encode(Tlv.SequenceTag, [.. Enumerable.Repeat(new byte[] { 2, 1, 0 }, 9).SelectMany(zero => zero)]) },
        { "the private key has not 32 bytes", "PRIVATE KEY", Pkcs8(Oids.Ed25519, [], Octets(new byte[31])) },
        { "the algorithm Ed25519 has parameters", "PRIVATE KEY", Pkcs8(Oids.Ed25519, [5, 0], Octets(new byte[32])) },
        { "the private key names no curve", "EC PRIVATE KEY", Sec1(One, null, null) },
        { "the curve 1.2.3 is not supported", "EC PRIVATE KEY", Sec1(One, Tlv.EncodeOid("1.2.3"), null) },
        { "the private key has explicit curve parameters, which are not supported", "EC PRIVATE KEY", Sec1(One, [0x30, 0], null) },
        { "the private key is out of the range of its curve", "EC PRIVATE KEY", Sec1(new byte[32], Tlv.EncodeOid(Oids.P256), null) },
        { "the private key is out of the range of its curve", "EC PRIVATE KEY", Sec1([.. Enumerable.Repeat((byte)0xff, 32)], Tlv.EncodeOid(Oids.P256), null) },
        {
            "the private key names two different curves", "PRIVATE KEY",
            Pkcs8(Oids.EllipticCurve, Tlv.EncodeOid(Oids.P384), Sec1(One, Tlv.EncodeOid(Oids.P256), null))
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Tells_what_is_wrong(string fault, string label, byte[] content) => Refuses(fault, label, content);

    private static void Refuses(string fault, string label, byte[] content) =>
        Assert.Equal(fault, Assert.Throws<MalformedException>(() => PrivateKeyReader.PublicKeyOf(label, content)).Message);

    private static EcPublicKey ReadSec1(byte[] content) => Assert.IsType<EcPublicKey>(PrivateKeyReader.PublicKeyOf("EC PRIVATE KEY", content));

    private static byte[] Sec1(byte[] scalar, byte[]? parameters, byte[]? point) => Tlv.Encode(Tlv.SequenceTag,
    [
        [2, 1, 1],
        Octets(scalar),
        parameters is null ? [] : Tlv.Encode(0xa0, parameters),
        point is null ? [] : Tlv.Encode(0xa1, Tlv.Encode(Tlv.BitStringTag, [0, .. point])),
    ]);

    private static byte[] Pkcs8(string oid, byte[] parameters, byte[] key) => Tlv.Encode(Tlv.SequenceTag,
        [[2, 1, 0], Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid(oid), parameters]), Octets(key)]);

    private static byte[] Octets(byte[] content) => Tlv.Encode(Tlv.OctetStringTag, content);
}
