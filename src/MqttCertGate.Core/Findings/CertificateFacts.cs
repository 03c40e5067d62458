namespace MqttCertGate.Findings;

/// <summary>What a report says of a certificate: plain data, so that findings depend on no decoder.</summary>
/// <param name="Subject">The subject name, RFC 4514 style, as found; not yet made safe for printing.</param>
/// <param name="Sha256">SHA-256 of the DER encoding.</param>
/// <param name="SpkiSha256">SHA-256 of SubjectPublicKeyInfo.</param>
/// <param name="SerialOctets">The serial number's content octets, of which there is less than of their text.</param>
/// <param name="NotBefore">UTC.</param>
/// <param name="NotAfter">UTC; the last valid second (RFC 5280 §4.1.2.5).</param>
internal sealed record CertificateFacts(
    string Subject, Sha256 Sha256, Sha256 SpkiSha256, byte[] SerialOctets, DateTime NotBefore, DateTime NotAfter)
{
    /// <summary>The serial number in lower-case hexadecimal.</summary>
    public string SerialNumber => Digest.Hex(SerialOctets);
}
