using System.Security.Cryptography;

namespace MqttCertGate.X509;

internal static partial class EcPrivateKey
{
    public static partial byte[] PointOf(string curve, byte[] scalar)
    {
        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.CreateFromValue(curve), D = scalar });
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            return [EcPublicKey.Uncompressed, .. point.X!, .. point.Y!];
        }
        catch (Exception refusal) when (refusal is CryptographicException or PlatformNotSupportedException)
        {
            // A curve or a scalar that the platform does not take, which may still be one.
            return BouncyCastleKey.PointOf(curve, scalar);
        }
    }
}
