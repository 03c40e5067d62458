namespace MqttCertGate.X509;

/// <summary>Identifier octets (X.690 §8.1.2), with the constructed bit where DER sets it.</summary>
internal static class DerTag
{
    public const int Boolean = 0x01;
    public const int Integer = 0x02;
    public const int BitString = 0x03;
    public const int OctetString = 0x04;
    public const int Null = 0x05;
    public const int ObjectIdentifier = 0x06;
    public const int Enumerated = 0x0A;
    public const int Utf8String = 0x0C;
    public const int NumericString = 0x12;
    public const int PrintableString = 0x13;
    public const int TeletexString = 0x14;
    public const int Ia5String = 0x16;
    public const int UtcTime = 0x17;
    public const int GeneralizedTime = 0x18;
    public const int VisibleString = 0x1A;
    public const int UniversalString = 0x1C;
    public const int BmpString = 0x1E;
    public const int Sequence = 0x30;
    public const int Set = 0x31;

    public const int ConstructedBit = 0x20;
    public const int ClassBits = 0xC0;
    public const int NumberBits = 0x1F;

    private const int ContextClass = 0x80;

    /// <summary>The identifier octet of <c>[number]</c> before a primitive encoding.</summary>
    public static int Context(int number) => ContextClass | number;

    /// <summary>The identifier octet of <c>[number]</c> before a constructed encoding.</summary>
    public static int ContextConstructed(int number) => ContextClass | ConstructedBit | number;

    /// <summary>As a message names it: <c>SEQUENCE</c>, <c>[0]</c>, <c>tag 0x24</c>.</summary>
    public static string NameOf(int tag) => tag switch
    {
        Boolean => "BOOLEAN",
        Integer => "INTEGER",
        BitString => "BIT STRING",
        OctetString => "OCTET STRING",
        Null => "NULL",
        ObjectIdentifier => "OBJECT IDENTIFIER",
        Enumerated => "ENUMERATED",
        Utf8String => "UTF8String",
        PrintableString => "PrintableString",
        Ia5String => "IA5String",
        NumericString => "NumericString",
        TeletexString => "TeletexString",
        VisibleString => "VisibleString",
        UniversalString => "UniversalString",
        BmpString => "BMPString",
        UtcTime => "UTCTime",
        GeneralizedTime => "GeneralizedTime",
        Sequence => "SEQUENCE",
        Set => "SET",
        _ when (tag & ClassBits) == ContextClass => $"[{tag & NumberBits}]",
        _ => $"tag 0x{tag:x2}",
    };
}
