namespace MqttCertGate.X509;

/// <summary>ECPrivateKey (RFC 5915 §3).</summary>
internal static partial class EcPrivateKey
{
    /// <summary>The point, uncompressed, that belongs to the private key <paramref name="scalar"/> (SEC 1 §3.2.1).</summary>
    /// <param name="curve">OID.</param>
    /// <exception cref="MalformedException">The curve is not known, or the scalar out of its range.</exception>
    public static partial byte[] PointOf(string curve, byte[] scalar);
}
