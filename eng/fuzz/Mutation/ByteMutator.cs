using System.Buffers.Binary;

namespace MqttCertGate.Fuzz.Mutation;

/// <summary>Changes bytes without regard to what they mean.</summary>
internal static class ByteMutator
{
    // What no mutation grows beyond: a little more than the gate reads of a file.
    public const int MostBytes = 5_000_000;

    private static readonly byte[] Telling = [0x00, 0x01, 0x7F, 0x80, 0x81, 0x82, 0x83, 0x84, 0xFF, 0x30, 0x31, (byte)'\n', (byte)'\r', (byte)'-', (byte)'=', (byte)' '];
    private static readonly int[] TellingNumbers = [0, 1, -1, int.MaxValue, int.MinValue, ushort.MaxValue, short.MaxValue, 0x01000000, 0x00010000];

    /// <param name="other">Another input of the same kind, to take parts from.</param>
    public static byte[] Mutate(byte[] bytes, byte[] other, Random random)
    {
        for (var count = random.Next(1, 6); count > 0; count--)
            bytes = Once(bytes, other, random);
        return bytes;
    }

    private static byte[] Once(byte[] bytes, byte[] other, Random random)
    {
        if (bytes.Length == 0)
            return other;
        var at = random.Next(bytes.Length);
        var part = at..Math.Min(bytes.Length, at + 1 + random.Next(1 << random.Next(12)));
        switch (random.Next(9))
        {
            case 0:
                return With(bytes, at, (byte)(bytes[at] ^ (1 << random.Next(8))));
            case 1:
                return With(bytes, at, (byte)random.Next(256));
            case 2:
                return With(bytes, at, Telling[random.Next(Telling.Length)]);
            case 3 when at + sizeof(int) <= bytes.Length:
                byte[] changed = [.. bytes];
                BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(at), TellingNumbers[random.Next(TellingNumbers.Length)]);
                return changed;
            case 4:
                return [.. bytes[..part.Start], .. bytes[part.End..]];
            case 5:
                return Repeated(bytes, part, random);
            case 6:
                return bytes[..at];
            case 7 when other.Length > 0:
                var from = random.Next(other.Length);
                return [.. bytes[..at], .. other[from..Math.Min(other.Length, from + random.Next(1, 1000))], .. bytes[part.End..]];
            default:
                var inserted = new byte[random.Next(1, 20)];
                random.NextBytes(inserted);
                return [.. bytes[..at], .. inserted, .. bytes[at..]];
        }
    }

    private static byte[] With(byte[] bytes, int at, byte value)
    {
        byte[] changed = [.. bytes];
        changed[at] = value;
        return changed;
    }

    private static byte[] Repeated(byte[] bytes, Range part, Random random)
    {
        var repeated = bytes[part];
        var count = Count(random, (MostBytes - bytes.Length) / repeated.Length);
        return count <= 0 ? bytes : [.. bytes[..part.End], .. Enumerable.Repeat(repeated, count).SelectMany(octets => octets), .. bytes[part.End..]];
    }

    /// <summary>How often something is repeated: few times as a rule, once in a while very often.</summary>
    public static int Count(Random random, int most) => Math.Min(most, random.Next(200) == 0 ? random.Next(200_000) : 1 + random.Next(1 << random.Next(6)));
}
