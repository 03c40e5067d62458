using System.Security.Cryptography;

namespace MqttCertGate;

internal static partial class Digest
{
    public static byte[] Sha256(byte[] bytes) => SHA256.HashData(bytes);
}
