namespace MqttCertGate;

/// <summary>SHA-256, and octets as text.</summary>
internal static partial class Digest
{
    /// <summary>Lower-case hexadecimal.</summary>
    public static partial string Hex(byte[] bytes);

    public static partial byte[] Sha256(byte[] bytes);
}
