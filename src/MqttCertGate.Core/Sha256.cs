namespace MqttCertGate;

/// <summary>
/// The SHA-256 of some octets. A fleet has several for each of its certificates, and as text one takes three times the memory. A class, so that
/// collections of it are among those that are compiled beforehand.
/// </summary>
internal sealed record Sha256 : IComparable<Sha256>
{
    private readonly ulong first;
    private readonly ulong second;
    private readonly ulong third;
    private readonly ulong fourth;

    /// <param name="octets">The digest: 32 of them.</param>
    public Sha256(byte[] octets)
    {
        first = BitConverter.ToUInt64(octets, 0);
        second = BitConverter.ToUInt64(octets, 8);
        third = BitConverter.ToUInt64(octets, 16);
        fourth = BitConverter.ToUInt64(octets, 24);
    }

    public static Sha256 Of(byte[] data) => new(Digest.Sha256(data));

    public bool Equals(Sha256? other) =>
        other is not null && first == other.first && second == other.second && third == other.third && fourth == other.fourth;

    /// <summary>Its octets are as good as random, so some of them serve as well as all.</summary>
    public override int GetHashCode() => (int)first;

    /// <summary>Lower-case hexadecimal.</summary>
    public override string ToString() => Digest.Hex(
        [.. BitConverter.GetBytes(first), .. BitConverter.GetBytes(second), .. BitConverter.GetBytes(third), .. BitConverter.GetBytes(fourth)]);

    /// <summary>By its text.</summary>
    public int CompareTo(Sha256? other) => string.CompareOrdinal(ToString(), other?.ToString());
}
