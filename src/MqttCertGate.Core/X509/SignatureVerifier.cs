namespace MqttCertGate.X509;

/// <summary>What is known of a signature.</summary>
internal enum SignatureVerdict
{
    Valid,
    Invalid,
    /// <summary>The algorithm cannot belong to the key (RSA signature, EC key).</summary>
    KeyTypeMismatch,
    /// <summary>Algorithm, parameters or key are not supported: nothing is known.</summary>
    NotEvaluated,
}

/// <summary>Verifies certificates' signatures, each pair of certificate and issuer key once per run.</summary>
internal sealed partial class SignatureVerifier : IDisposable
{
    /// <summary>Whether the key <paramref name="issuer"/> made the signature of <paramref name="certificate"/> (RFC 5280 §6.1.3 (a)(1)).</summary>
    public SignatureVerdict Verify(Certificate certificate, PublicKey issuer) => throw new NotImplementedException();

    public void Dispose()
    {
    }
}
