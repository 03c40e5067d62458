namespace MqttCertGate.X509;

/// <summary>Ecdsa-Sig-Value (RFC 3279 §2.2.3): a SEQUENCE of two positive INTEGERs, in DER and nothing else.</summary>
/// <param name="R">Content octets.</param>
/// <param name="S">Content octets.</param>
internal sealed record EcdsaSignature(byte[] R, byte[] S)
{
    /// <summary>Null where <paramref name="signature"/> is not one.</summary>
    public static EcdsaSignature? Read(byte[] signature)
    {
        try
        {
            var outer = new DerReader(signature, []);
            var sequence = outer.ReadSequence();
            outer.ReadEnd();
            var (r, s) = (sequence.ReadInteger(), sequence.ReadInteger());
            sequence.ReadEnd();
            return r[0] < 0x80 && s[0] < 0x80 ? new EcdsaSignature(r, s) : null;
        }
        catch (MalformedException)
        {
            return null;
        }
    }
}
