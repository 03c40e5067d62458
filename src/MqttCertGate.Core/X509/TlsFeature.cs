namespace MqttCertGate.X509;

/// <summary>RFC 7633: what a server with this certificate promises to do when a client asks for it.</summary>
/// <param name="Features">Numbers of TLS extensions, in order.</param>
internal sealed record TlsFeature(IReadOnlyList<int> Features)
{
    // RFC 6066 §8 and RFC 6961 §2.2
    private const int StatusRequest = 5;
    private const int StatusRequestV2 = 17;

    /// <summary>Whether the server has to send an OCSP response with its certificate ("must-staple").</summary>
    public bool DemandsStapling => Features.Contains(StatusRequest) || Features.Contains(StatusRequestV2);
}
