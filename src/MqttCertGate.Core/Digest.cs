namespace MqttCertGate;

/// <summary>SHA-256, and octets as text.</summary>
internal static partial class Digest
{
    /// <summary>Lower-case hexadecimal.</summary>
    public static string Sha256Hex(byte[] bytes) => Hex(Sha256(bytes));

    /// <summary>Lower-case hexadecimal.</summary>
    public static string Hex(byte[] bytes)
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
}
