namespace MqttCertGate.X509;

/// <summary>What an issuer signs (RFC 5280 §4.1.1, §5.1.1): a certificate or a revocation list.</summary>
internal interface ISignedStructure
{
    /// <summary>What the signature covers, as encoded.</summary>
    byte[] Tbs { get; }

    /// <summary>The algorithm outside what is signed, which names how <see cref="Signature"/> was made.</summary>
    AlgorithmIdentifier SignatureAlgorithm { get; }

    /// <summary>The octets of the signature's BIT STRING.</summary>
    byte[] Signature { get; }

    /// <summary>SHA-256 of the whole encoding.</summary>
    Sha256 Sha256 { get; }
}
