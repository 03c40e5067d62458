namespace MqttCertGate.X509;

/// <summary>
/// An issuer's key made ready to verify, safe to use from several threads: with BouncyCastle, which is the same under every
/// MSBuild.
/// </summary>
internal sealed class VerificationKey(PublicKey publicKey) : IDisposable
{
    private readonly BouncyCastleKey key = new(publicKey);

    public SignatureVerdict Verify(SignatureAlgorithm algorithm, byte[] data, byte[] signature) => key.Verify(algorithm, data, signature);

    public void Dispose()
    {
    }
}
