namespace MqttCertGate.X509;

/// <summary>Comparison of octet strings, alike on both target frameworks.</summary>
internal static class Octets
{
    public static bool SameAs(this byte[] left, byte[] right) => ReferenceEquals(left, right) || (left.Length == right.Length && left.CompareTo(right) == 0);

    /// <summary>Takes octet strings that are the same for equal; made for those that differ near their end, as keys do.</summary>
    public static IEqualityComparer<byte[]> Comparer { get; } = new SameOctets();

    /// <summary>The octets from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public static byte[] Copy(byte[] bytes, int start, int end)
    {
        var copy = new byte[end - start];
        Buffer.BlockCopy(bytes, start, copy, 0, copy.Length);
        return copy;
    }

    /// <summary>Whether the first <paramref name="count"/> are zero.</summary>
    public static bool BeginWithZeros(byte[] bytes, int count)
    {
        for (var index = 0; index < count; index++)
        {
            if (bytes[index] != 0)
                return false;
        }

        return true;
    }

    /// <summary>The order of X.690 §11.6, which is that of a dictionary.</summary>
    public static int CompareTo(this byte[] left, byte[] right)
    {
        for (var index = 0; index < left.Length && index < right.Length; index++)
        {
            if (left[index] != right[index])
                return left[index] - right[index];
        }

        return left.Length - right.Length;
    }

    private sealed class SameOctets : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x is null ? y is null : y is not null && x.SameAs(y);

        public int GetHashCode(byte[] obj)
        {
            var hash = obj.Length;
            for (var index = Math.Max(0, obj.Length - 8); index < obj.Length; index++)
                hash = (hash * 31) + obj[index];
            return hash;
        }
    }
}
