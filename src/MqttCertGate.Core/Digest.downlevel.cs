using System.Security.Cryptography;

namespace MqttCertGate;

internal static partial class Digest
{
    public static byte[] Sha256(byte[] bytes)
    {
        using var algorithm = SHA256.Create();
        return algorithm.ComputeHash(bytes);
    }
}
