namespace MqttCertGate.X509;

/// <summary>Takes the public half from a private key, and nothing else.</summary>
internal static class PrivateKeyReader
{
    /// <summary>The public key that belongs to a private key of PEM label <paramref name="label"/>.</summary>
    /// <exception cref="MalformedException">It is encrypted, of an unknown kind or not readable; the message says which and holds no key material.</exception>
    public static PublicKey PublicKeyOf(string label, byte[] content) => throw new NotImplementedException();
}
