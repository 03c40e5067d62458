namespace MqttCertGate.X509;

/// <summary>Comparison of octet strings, alike on both target frameworks.</summary>
internal static class Octets
{
    public static bool SameAs(this byte[] left, byte[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (var index = 0; index < left.Length; index++)
        {
            if (left[index] != right[index])
                return false;
        }

        return true;
    }
}
