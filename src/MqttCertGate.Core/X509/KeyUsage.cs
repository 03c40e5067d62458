namespace MqttCertGate.X509;

/// <summary>The bits of RFC 5280 §4.2.1.3; bit n of the BIT STRING is the value <c>1 &lt;&lt; n</c>.</summary>
[Flags]
internal enum KeyUsages
{
    None = 0,
    DigitalSignature = 1 << 0,
    NonRepudiation = 1 << 1,
    KeyEncipherment = 1 << 2,
    DataEncipherment = 1 << 3,
    KeyAgreement = 1 << 4,
    KeyCertSign = 1 << 5,
    CrlSign = 1 << 6,
    EncipherOnly = 1 << 7,
    DecipherOnly = 1 << 8,
}

/// <summary>RFC 5280 §4.2.1.3.</summary>
internal sealed record KeyUsage(KeyUsages Bits)
{
    public bool Has(KeyUsages bits) => (Bits & bits) == bits;

    /// <summary>The names as RFC 5280 spells them, in bit order: <c>digitalSignature, keyEncipherment</c>.</summary>
    public override string ToString() => Bits == KeyUsages.None
        ? "none"
        : string.Join(", ", Names.Where((_, bit) => ((int)Bits & (1 << bit)) != 0));

    private static readonly string[] Names =
    [
        "digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment", "keyAgreement", "keyCertSign", "cRLSign",
        "encipherOnly", "decipherOnly",
    ];
}
