using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class PublicKeyDecoderTests
{
    private static readonly byte[] Rsa = Algorithm(Oids.Rsa, [5, 0]);

    public static TheoryData<string, string> Algorithms => new()
    {
        { nameof(TestKey.P256A), "P-256" },
        { nameof(TestKey.P384), "P-384" },
        { nameof(TestKey.P521), "P-521" },
        { nameof(TestKey.Rsa1024), "RSA-1024" },
        { nameof(TestKey.Rsa4096), "RSA-4096" },
        { nameof(TestKey.Ed25519), "Ed25519" },
        { nameof(TestKey.MlDsa65), "ML-DSA-65" },
    };

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Reads_the_keys_it_knows(string key, string name)
    {
        var spki = ((TestKey)typeof(TestKey).GetProperty(key)!.GetValue(null)!).Spki;
        var publicKey = PublicKeyDecoder.Decode(spki);

        Assert.Equal(name, publicKey.AlgorithmName);
        Assert.Equal(spki, publicKey.Spki);
    }

    [Fact]
    public void Reads_integers_without_their_sign()
    {
        var key = Assert.IsType<RsaPublicKey>(Decode(Rsa, Sequence([2, 3, 0, 0x80, 1], [2, 3, 1, 0, 1])));

        Assert.Equal([0x80, 1], key.Modulus);
        Assert.Equal([1, 0, 1], key.Exponent);
        Assert.Equal(16, key.ModulusBits);
    }

    [Fact]
    public void Reads_an_RSA_key_whatever_its_algorithm_s_parameters_are()
    {
        Assert.IsType<RsaPublicKey>(Decode(Algorithm(Oids.Rsa), Sequence([2, 1, 5], [2, 1, 3])));
        Assert.True(Assert.IsType<RsaPublicKey>(Decode(Algorithm(Oids.RsaPss, [0x30, 0]), Sequence([2, 1, 5], [2, 1, 3]))).IsForPss);
    }

    [Fact]
    public void Reads_an_Ed448_key() => Assert.Equal(
        (Oids.Ed448, 57), Decode(Algorithm(Oids.Ed448), new byte[57]) is EdwardsPublicKey key ? (key.Oid, key.Key.Length) : default);

    [Theory]
    [InlineData(Oids.MlDsa44, 1312, "ML-DSA-44")]
    [InlineData(Oids.MlDsa65, 1952, "ML-DSA-65")]
    [InlineData(Oids.MlDsa87, 2592, "ML-DSA-87")]
    public void An_ML_DSA_key_has_the_length_of_its_parameter_set(string oid, int length, string name)
    {
        Assert.Equal((name, length), Decode(Algorithm(oid), new byte[length]) is MlDsaPublicKey key ? (key.AlgorithmName, key.Key.Length) : default);
        foreach (var other in new[] { length - 1, length + 1 })
            Assert.Equal($"the key has {other} bytes in place of {length}", Assert.IsType<MalformedPublicKey>(Decode(Algorithm(oid), new byte[other])).Fault.Message);
    }

    [Fact]
    public void Names_SM2() => Assert.Equal("SM2", Decode(Curve(Oids.Sm2), [4, .. new byte[64]]).AlgorithmName);

    [Fact]
    public void Reads_compressed_points() => Assert.IsType<EcPublicKey>(Decode(Curve(Oids.P256), [2, .. new byte[32]]));

    [Fact]
    public void Names_no_curve_for_explicit_or_implicit_parameters()
    {
        Assert.Null(Assert.IsType<EcPublicKey>(Decode(Algorithm(Oids.EllipticCurve, [0x30, 3, 2, 1, 1]), [4, 1, 2])).Curve);
        Assert.Null(Assert.IsType<EcPublicKey>(Decode(Algorithm(Oids.EllipticCurve, [5, 0]), [4, 1, 2])).Curve);
    }

    [Fact]
    public void Keeps_the_OID_of_a_curve_it_does_not_know() =>
        Assert.Equal("1.3.132.0.10", Assert.IsType<EcPublicKey>(Decode(Curve("1.3.132.0.10"), [4, .. new byte[64]])).Curve);

    [Theory]
    [InlineData(Oids.Dsa)]
    [InlineData("2.16.840.1.101.3.4.3.20")]
    public void Leaves_other_algorithms_unsupported(string oid)
    {
        var key = Assert.IsType<UnsupportedPublicKey>(Decode(Algorithm(oid, [0x30, 0]), [1]));

        Assert.Equal(oid, key.Oid);
    }

    public static TheoryData<byte[], byte[], string> Malformed => new()
    {
        { Rsa, Sequence([2, 1, 0], [2, 1, 3]), "the modulus is not positive" },
        { Rsa, Sequence([2, 1, 0x85], [2, 1, 3]), "the modulus is not positive" },
        { Rsa, Sequence([2, 1, 5], [2, 1, 0xff]), "the exponent is not positive" },
        { Rsa, Sequence([2, 2, 0, 5], [2, 1, 3]), "an INTEGER is not minimal" },
        { Rsa, Sequence([2, 1, 5]), "INTEGER is missing at the end" },
        { Rsa, Sequence([2, 1, 5], [2, 1, 3], [5, 0]), "data follows where nothing may follow" },
        { Rsa, [.. Sequence([2, 1, 5], [2, 1, 3]), 0], "data follows where nothing may follow" },
        { Rsa, [0x30, 0x80, 2, 1, 5, 2, 1, 3, 0, 0], "the length of the SEQUENCE is indefinite" },
        { Algorithm(Oids.EllipticCurve), [4, 1, 2], "the parameters name no curve" },
        { Curve(Oids.P256), [], "it is neither uncompressed nor compressed" },
        { Curve(Oids.P256), [0], "it is the point at infinity" },
        { Curve(Oids.P256), [6, .. new byte[64]], "it is in the hybrid form" },
        { Curve(Oids.P256), [4, .. new byte[63]], "its length does not fit the curve" },
        { Curve(Oids.P384), [4, .. new byte[64]], "its length does not fit the curve" },
        { Curve(Oids.P521), [3, .. new byte[65]], "its length does not fit the curve" },
        { Algorithm(Oids.Ed25519, [5, 0]), new byte[32], "the algorithm Ed25519 has parameters" },
        { Algorithm(Oids.MlDsa44, [5, 0]), new byte[1312], "the algorithm ML-DSA-44 has parameters" },
        { Algorithm(Oids.Ed25519), new byte[31], "the key has 31 bytes in place of 32" },
        { Algorithm(Oids.Ed448), new byte[32], "the key has 32 bytes in place of 57" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Tells_what_is_wrong_with_a_key(byte[] algorithm, byte[] key, string fault) =>
        Assert.Equal(fault, Assert.IsType<MalformedPublicKey>(Decode(algorithm, key)).Fault.Message);

    [Fact]
    public void Tells_what_is_wrong_with_the_bits()
    {
        Assert.IsType<MalformedPublicKey>(PublicKeyDecoder.Decode(Sequence(Rsa, [3, 2, 1, 2])));
        Assert.IsType<MalformedPublicKey>(PublicKeyDecoder.Decode(Sequence(Rsa, [4, 2, 1, 2])));
        Assert.IsType<MalformedPublicKey>(PublicKeyDecoder.Decode(Sequence(Algorithm("1.2.3"), [3, 2, 0, 2], [5, 0])));
    }

    [Theory]
    [InlineData("3004" + "3000" + "0300")]
    [InlineData("3009" + "3005" + "0602" + "2a80" + "05" + "0300")]
    [InlineData("300b" + "3007" + "06022a03" + "2480" + "00" + "0300")]
    [InlineData("300c" + "3008" + "06022a03" + "05000500" + "0300")]
    [InlineData("3008" + "3004" + "06022a03" + "0300" + "00")]
    public void Refuses_a_key_whose_algorithm_cannot_be_read(string hex) =>
        Assert.Throws<MalformedException>(() => PublicKeyDecoder.Decode(Convert.FromHexString(hex)));

    private static PublicKey Decode(byte[] algorithm, byte[] key) =>
        PublicKeyDecoder.Decode(Sequence(algorithm, Tlv.Encode(Tlv.BitStringTag, [0, .. key])));

    private static byte[] Curve(string oid) => Algorithm(Oids.EllipticCurve, Tlv.EncodeOid(oid));

    private static byte[] Algorithm(string oid, params byte[] parameters) => Sequence(Tlv.EncodeOid(oid), parameters);

    private static byte[] Sequence(params byte[][] parts) => Tlv.Encode(Tlv.SequenceTag, parts);
}
