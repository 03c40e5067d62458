using System.Text;

namespace MqttCertGate.TestPki;

/// <summary>The string types of a name, by universal tag (RFC 5280 §4.1.2.4).</summary>
public enum StringKind
{
    Utf8 = 12,
    Printable = 19,
    Teletex = 20,
    Ia5 = 22,
    Universal = 28,
    Bmp = 30,
}

/// <summary>An attribute of a name; the text is encoded as it is, allowed in the type or not.</summary>
public sealed record TestNamePart(string Oid, string Text, StringKind Kind = StringKind.Utf8)
{
    internal byte[] Encode() => Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid(Oid), Tlv.Encode((byte)Kind, Octets)]);

    private byte[] Octets => Kind switch
    {
        StringKind.Bmp => Encoding.BigEndianUnicode.GetBytes(Text),
        StringKind.Universal => new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetBytes(Text),
        StringKind.Utf8 => Encoding.UTF8.GetBytes(Text),
        _ => Encoding.Latin1.GetBytes(Text),
    };
}

/// <summary>A distinguished name, as encoded.</summary>
public sealed record TestName(byte[] Encoded)
{
    public const string CommonName = "2.5.4.3";
    public const string Country = "2.5.4.6";
    public const string Organization = "2.5.4.10";
    public const string OrganizationalUnit = "2.5.4.11";

    public static TestName Empty { get; } = Of();

    public static TestName Cn(string commonName, StringKind kind = StringKind.Utf8) => Of(new TestNamePart(CommonName, commonName, kind));

    /// <summary>Each attribute an RDN of its own.</summary>
    public static TestName Of(params TestNamePart[] attributes) => OfRdns([.. attributes.Select(attribute => new[] { attribute })]);

    /// <summary>For multi-valued RDNs; attributes stay in the order given, sorted or not.</summary>
    public static TestName OfRdns(params TestNamePart[][] rdns) =>
        new(Tlv.Encode(Tlv.SequenceTag, rdns.Select(rdn => Tlv.Encode(Tlv.SetTag, rdn.Select(attribute => attribute.Encode())))));
}
