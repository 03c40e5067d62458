using System.Security.Cryptography;

namespace MqttCertGate;

internal static partial class Digest
{
    public static partial string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    public static partial byte[] Sha256(byte[] bytes) => SHA256.HashData(bytes);
}
