namespace MqttCertGate.X509;

/// <summary>Reads certificates strictly (RFC 5280 §4.1, X.690).</summary>
internal static class CertificateDecoder
{
    /// <summary>Decodes one certificate that fills <paramref name="der"/> exactly.</summary>
    /// <exception cref="MalformedException">It is not a certificate.</exception>
    public static Certificate Decode(byte[] der) => throw new NotImplementedException();
}
