using System.Numerics;
using MqttCertGate.X509;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto.EC;

namespace MqttCertGate.Core.Tests.X509;

/// <summary>What BouncyCastle takes for a point of a curve, so does the gate.</summary>
public sealed class CurveEquationTests
{
    public static readonly TheoryData<string, int> Curves = new() { { Oids.P256, 32 }, { Oids.P384, 48 }, { Oids.P521, 66 } };

    [Theory]
    [MemberData(nameof(Curves))]
    public void The_base_point_is_on_its_curve_and_no_neighbour_of_it_is(string curve, int octets)
    {
        var point = CustomNamedCurves.GetByOid(new DerObjectIdentifier(curve)).G.GetEncoded(compressed: false);

        Assert.True(CurveEquation.IsSatisfied(curve, point));
        foreach (var index in new[] { octets, 2 * octets })
        {
            byte[] neighbour = [.. point];
            neighbour[index] ^= 1;
            Assert.False(CurveEquation.IsSatisfied(curve, neighbour));
        }
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void A_compressed_point_is_one_where_its_equation_has_a_solution(string curve, int octets)
    {
        var numbers = Enumerable.Range(0, 40).Select(number => Compressed(number, octets)).ToList();

        var satisfied = numbers.Where(point => CurveEquation.IsSatisfied(curve, point)).ToList();

        Assert.InRange(satisfied.Count, 1, 39);
        Assert.Equal(numbers.Where(point => IsTakenByBouncyCastle(curve, point)), satisfied);
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void A_coordinate_is_below_the_prime(string curve, int octets)
    {
        var parameters = CustomNamedCurves.GetByOid(new DerObjectIdentifier(curve));
        var prime = new BigInteger(parameters.Curve.Field.Characteristic.ToByteArrayUnsigned(), isUnsigned: true, isBigEndian: true);
        var zero = Compressed(0, octets);

        Assert.Equal(IsTakenByBouncyCastle(curve, zero), CurveEquation.IsSatisfied(curve, zero));
        Assert.False(CurveEquation.IsSatisfied(curve, Compressed(prime, octets)));
    }

    [Fact]
    public void Nor_is_the_second_coordinate_anything_but_below_the_prime()
    {
        var parameters = CustomNamedCurves.GetByOid(new DerObjectIdentifier(Oids.P521));
        byte[] Beyond(Org.BouncyCastle.Math.BigInteger number) => parameters.Curve.Field.Characteristic.Add(number).ToByteArrayUnsigned();
        var g = parameters.G.Normalize();
        var (x, y) = (g.AffineXCoord.GetEncoded(), g.AffineYCoord.GetEncoded());

        Assert.True(CurveEquation.IsSatisfied(Oids.P521, [EcPublicKey.Uncompressed, .. x, .. y]));
        Assert.False(CurveEquation.IsSatisfied(Oids.P521, [EcPublicKey.Uncompressed, .. x, .. Beyond(g.AffineYCoord.ToBigInteger())]));
        Assert.False(CurveEquation.IsSatisfied(Oids.P521, [EcPublicKey.Uncompressed, .. Beyond(g.AffineXCoord.ToBigInteger()), .. y]));
    }

    private static byte[] Compressed(BigInteger x, int octets)
    {
        var number = x.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [0x02, .. new byte[octets - number.Length], .. number];
    }

    private static bool IsTakenByBouncyCastle(string curve, byte[] point)
    {
        try
        {
            CustomNamedCurves.GetByOid(new DerObjectIdentifier(curve)).Curve.DecodePoint(point);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
