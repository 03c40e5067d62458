using System.Net;
using System.Text;

namespace MqttCertGate.TestPki;

/// <summary>One GeneralName (RFC 5280 §4.2.1.6), as encoded.</summary>
public sealed record TestGeneralName(byte[] Encoded)
{
    private const byte ContextSpecific = 0x80;
    private const byte Constructed = 0x20;

    public static TestGeneralName OtherName(string oid, byte[] value) => Raw(0, [.. Tlv.EncodeOid(oid), .. Tlv.Encode(0xa0, value)], constructed: true);

    public static TestGeneralName Email(string address) => Raw(1, Encoding.Latin1.GetBytes(address));

    public static TestGeneralName Dns(string name) => Raw(2, Encoding.Latin1.GetBytes(name));

    public static TestGeneralName DirectoryName(TestName name) => Raw(4, name.Encoded, constructed: true);

    public static TestGeneralName Uri(string uri) => Raw(6, Encoding.Latin1.GetBytes(uri));

    public static TestGeneralName Ip(string address) => Raw(7, IPAddress.Parse(address).GetAddressBytes());

    /// <summary>The base of a subtree: <c>10.0.0.0/255.0.0.0</c>.</summary>
    public static TestGeneralName Network(string addressAndMask) =>
        Raw(7, [.. addressAndMask.Split('/').SelectMany(part => IPAddress.Parse(part).GetAddressBytes())]);

    public static TestGeneralName RegisteredId(string oid) => Raw(8, Tlv.EncodeOid(oid)[2..]);

    /// <summary>Any content under any context tag.</summary>
    public static TestGeneralName Raw(int tag, byte[] content, bool constructed = false) =>
        new(Tlv.Encode((byte)(ContextSpecific | (constructed ? Constructed : 0) | tag), content));

    /// <summary>An iPAddress where <paramref name="text"/> is one, else a dNSName.</summary>
    public static TestGeneralName DnsOrIp(string text) => IPAddress.TryParse(text, out _) ? Ip(text) : Dns(text);
}
