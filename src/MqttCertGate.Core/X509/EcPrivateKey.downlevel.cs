namespace MqttCertGate.X509;

internal static partial class EcPrivateKey
{
    public static partial byte[] PointOf(string curve, byte[] scalar) => BouncyCastleKey.PointOf(curve, scalar);
}
