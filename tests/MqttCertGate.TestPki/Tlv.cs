using System.Formats.Asn1;

namespace MqttCertGate.TestPki;

/// <summary>Encodings by hand, for what <see cref="AsnWriter"/> is too strict to write.</summary>
public static class Tlv
{
    public const byte IntegerTag = 0x02;
    public const byte BitStringTag = 0x03;
    public const byte OctetStringTag = 0x04;
    public const byte OidTag = 0x06;
    public const byte SequenceTag = 0x30;
    public const byte SetTag = 0x31;

    /// <summary>The identifier octet, the length in the fewest octets, and the content (X.690 §8.1).</summary>
    public static byte[] Encode(byte identifier, params ReadOnlySpan<byte> content)
    {
        byte[] length = content.Length switch
        {
            < 0x80 => [(byte)content.Length],
            < 0x100 => [0x81, (byte)content.Length],
            < 0x10000 => [0x82, (byte)(content.Length >> 8), (byte)content.Length],
            < 0x1000000 => [0x83, (byte)(content.Length >> 16), (byte)(content.Length >> 8), (byte)content.Length],
            _ => throw new ArgumentOutOfRangeException(nameof(content)),
        };
        return [identifier, .. length, .. content];
    }

    /// <summary>Several encodings one after the other, within <paramref name="identifier"/>.</summary>
    public static byte[] Encode(byte identifier, IEnumerable<byte[]> parts) => Encode(identifier, [.. parts.SelectMany(part => part)]);

    /// <summary>An OBJECT IDENTIFIER from dotted decimal.</summary>
    public static byte[] EncodeOid(string oid)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(oid);
        return writer.Encode();
    }
}
