namespace MqttCertGate.X509;

/// <summary>Reads a value, and moves the reader behind it.</summary>
internal delegate T DerValue<T>(ref DerReader reader);

/// <summary>
/// What was decoded last of octets of each hash. The certificates of a fleet have most of what they hold in common (the name of their CA,
/// algorithms, extensions), and so decode and keep it once. Safe to use from several threads, one of which may overwrite what another has kept.
/// </summary>
/// <param name="longest">What has more octets is no common thing, and is not kept.</param>
internal sealed class Recent<T>(int longest)
    where T : class
{
    // Of the hash. A certificate has some five parts that are its own, which push out the parts it has in common with others: seldom, where there is
    // room for as many as this.
    private const int Bits = 8;

    // Two for each hash, the later one first.
    private readonly Known?[] kept = new Known[2 << Bits];

    /// <summary>What was kept of these octets of <paramref name="bytes"/>; null where it is not here, or no longer.</summary>
    public T? Find(byte[] bytes, int start, int length)
    {
        if (length > longest)
            return null;
        var slot = Slot(bytes, start, length);
        return ValueOf(kept[slot], bytes, start, length) ?? ValueOf(kept[slot + 1], bytes, start, length);
    }

    /// <summary>Keeps what these octets of <paramref name="bytes"/> say, and nothing else decides.</summary>
    public void Keep(byte[] bytes, int start, int length, T value)
    {
        if (length > longest)
            return;
        var slot = Slot(bytes, start, length);
        kept[slot + 1] = kept[slot];
        kept[slot] = new Known(Octets.Copy(bytes, start, start + length), value);
    }

    private static T? ValueOf(Known? known, byte[] bytes, int start, int length)
    {
        if (known is null || known.Octets.Length != length)
            return null;
        for (var index = 0; index < length; index++)
        {
            if (known.Octets[index] != bytes[start + index])
                return null;
        }

        return known.Value;
    }

    private static int Slot(byte[] bytes, int start, int length)
    {
        var hash = 0U;
        for (var index = start; index < start + length; index++)
            hash = (hash * 31) + bytes[index];
        // Names that end in one number or the next are not to meet: Fibonacci hashing spreads them (Knuth, volume 3, §6.4).
        return 2 * (int)((hash * 0x9E3779B1) >> (32 - Bits));
    }

    private sealed record Known(byte[] Octets, T Value);
}
