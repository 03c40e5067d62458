namespace MqttCertGate.TestPki;

/// <summary>A distribution point, as certificates name it (RFC 5280 §4.2.1.13) and as lists say that they are of it (§5.2.5).</summary>
public sealed record TestDistributionPoint
{
    public TestGeneralName? FullName { get; init; }

    /// <summary>nameRelativeToCRLIssuer.</summary>
    public TestNamePart? RelativeName { get; init; }

    /// <summary>The content octets of the BIT STRING.</summary>
    public byte[]? Reasons { get; init; }

    public TestGeneralName? CrlIssuer { get; init; }

    /// <summary>The DistributionPointName with its tag; nothing where there is no name.</summary>
    public byte[] EncodedName =>
        FullName is not null ? Tlv.Encode(0xa0, Tlv.Encode(0xa0, FullName.Encoded))
        : RelativeName is not null ? Tlv.Encode(0xa0, Tlv.Encode(0xa1, RelativeName.Encode()))
        : [];

    internal byte[] Encode() => Tlv.Encode(Tlv.SequenceTag,
    [
        EncodedName,
        Reasons is null ? [] : Tlv.Encode(0x81, Reasons),
        CrlIssuer is null ? [] : Tlv.Encode(0xa2, CrlIssuer.Encoded),
    ]);
}
