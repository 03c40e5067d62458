using System.Security.Cryptography;

namespace MqttCertGate;

internal static partial class Digest
{
    public static partial string Hex(byte[] bytes)
    {
        const string digits = "0123456789abcdef";
        var text = new char[bytes.Length * 2];
        for (var index = 0; index < bytes.Length; index++)
        {
            text[2 * index] = digits[bytes[index] >> 4];
            text[(2 * index) + 1] = digits[bytes[index] & 15];
        }

        return new string(text);
    }

    public static partial byte[] Sha256(byte[] bytes)
    {
        using var algorithm = SHA256.Create();
        return algorithm.ComputeHash(bytes);
    }
}
