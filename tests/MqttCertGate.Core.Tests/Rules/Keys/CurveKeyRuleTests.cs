using MqttCertGate.TestPki;
using MqttCertGate.X509;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Keys;

public sealed class CurveKeyRuleTests
{
    private static readonly byte[] Point = ((EcPublicKey)PublicKeyDecoder.Decode(TestKey.P256A.Spki)).Point;

    public static TheoryData<byte[], string?> Points => new()
    {
        { Point, null },
        { [(byte)(2 + (Point[64] & 1)), .. Point[1..33]], "warning: The point of the elliptic-curve key is compressed; an uncompressed one is expected." },
        { [(byte)(6 + (Point[64] & 1)), .. Point[1..]], Unusable("it is in the hybrid form") },
        { [.. Point[..64], (byte)(Point[64] ^ 1)], Unusable("it is not on the curve") },
        // x = 1 has no y on P-256.
        { [2, .. new byte[31], 1], Unusable("it is not on the curve") },
        { [0], Unusable("it is the point at infinity") },
        { [], Unusable("it is neither uncompressed nor compressed") },
        { [5, .. Point[1..]], Unusable("it is neither uncompressed nor compressed") },
        { Point[..64], Unusable("its length does not fit the curve") },
        { [.. Point, 0], Unusable("its length does not fit the curve") },
        { [3, .. Point[1..34]], Unusable("its length does not fit the curve") },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public void The_point_is_one_of_the_curve_and_uncompressed(byte[] point, string? expected)
    {
        var spki = TestSpki.OnCurve(Oids.P256, point);

        AssertFindings("MCG2018", spki, expected);
        AssertFindings("MCG2024", spki, expected: null);
    }

    [Fact]
    public void A_point_of_an_unnamed_curve_is_not_judged()
    {
        AssertFindings("MCG2018", TestSpki.ExplicitP256, expected: null);
        AssertFindings("MCG2024", TestSpki.ExplicitP256, expected: null);
    }

    public static TheoryData<string, byte[], bool, string, string?> EdwardsKeys => new()
    {
        { Oids.Ed25519, new byte[32], false, "private", "note: The key is of type Ed25519, which browsers and many devices do not support; every client must." },
        { Oids.Ed448, new byte[57], false, "private", "note: The key is of type Ed448, which browsers and many devices do not support; every client must." },
        { Oids.Ed25519, new byte[32], false, "public", "error: The key is of type Ed25519; in a publicly trusted certificate RSA or ECDSA is required." },
        { Oids.Ed25519, new byte[31], false, "private", "error: The Ed25519 public key is malformed: the key has 31 bytes in place of 32." },
        { Oids.Ed25519, new byte[33], false, "public", "error: The Ed25519 public key is malformed: the key has 33 bytes in place of 32." },
        { Oids.Ed448, new byte[56], false, "private", "error: The Ed448 public key is malformed: the key has 56 bytes in place of 57." },
        { Oids.Ed25519, new byte[32], true, "private", "error: The Ed25519 public key is malformed: the algorithm Ed25519 has parameters." },
    };

    [Theory]
    [MemberData(nameof(EdwardsKeys))]
    public void An_Edwards_key_has_its_length_and_no_parameters(string algorithm, byte[] key, bool hasNull, string pki, string? expected)
    {
        var spki = TestSpki.Of(algorithm, key, hasNull);

        AssertFindings("MCG2019", spki, expected, pki);
        AssertFindings("MCG2024", spki, expected: null, pki);
    }

    [Fact]
    public void Other_keys_are_no_Edwards_keys() => AssertFindings("MCG2019", TestKey.P256A.Spki, expected: null, "public");

    private static string Unusable(string fault) =>
        $"error: The point of the elliptic-curve key cannot be used: {fault}; an uncompressed point of the curve is required.";

    private static void AssertFindings(string rule, byte[] spki, string? expected, string pki = "private")
    {
        using var scenario = Server(Good.With(template => template with { RawSpki = spki }), $"domains: [mqtt.example.com]\npki: {pki}");

        Assert.Equal(expected is null ? [] : [expected], scenario.FindingsOf(rule));
    }
}
