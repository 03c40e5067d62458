using System.Numerics;
using System.Text;

namespace MqttCertGate.X509;

/// <summary>The content of an OBJECT IDENTIFIER (X.690 §8.19) as text.</summary>
internal static class DerOid
{
    // An arc made of a UUID (X.667 §6.3) is the widest in use: 128 bits, 7 an octet. A bound keeps the conversion to decimal from growing with the
    // square of the input.
    private const int MaximumArcOctets = 19;

    // Those of every certificate are shorter.
    private static readonly Recent<string> Recent = new(longest: 16);

    /// <summary>Dotted decimal.</summary>
    public static string Decode(byte[] content) => Decode(content, 0, content.Length);

    /// <summary>Dotted decimal of what stands in <paramref name="bytes"/> from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public static string Decode(byte[] bytes, int start, int end)
    {
        if (Recent.Find(bytes, start, end - start) is { } known)
            return known;
        var text = Read(Octets.Copy(bytes, start, end));
        Recent.Keep(bytes, start, end - start, text);
        return text;
    }

    private static string Read(byte[] content)
    {
        if (content.Length == 0)
            throw new MalformedException("an OBJECT IDENTIFIER is empty");
        if (content[content.Length - 1] >= 0x80)
            throw new MalformedException("an OBJECT IDENTIFIER ends inside an arc");
        var text = new StringBuilder(4 * content.Length);
        for (var index = 0; index < content.Length;)
            AppendArc(text, content, ref index);
        return text.ToString();
    }

    private static void AppendArc(StringBuilder text, byte[] content, ref int index)
    {
        if (content[index] == 0x80)
            throw new MalformedException("an arc of an OBJECT IDENTIFIER is not minimal");
        var start = index;
        ulong arc = 0;
        for (; content[index] >= 0x80; index++)
            arc = (arc << 7) | (content[index] & 0x7FU);
        arc = (arc << 7) | content[index++];

        var octets = index - start;
        if (octets > MaximumArcOctets)
            throw new MalformedException($"an arc of an OBJECT IDENTIFIER has more than {MaximumArcOctets} bytes");
        // An unsigned long holds nine times seven bits.
        if (octets > 9)
            AppendArc(text, WideArc(content, start, index), start == 0);
        else
            AppendArc(text, arc, start == 0);
    }

    /// <summary>The first subidentifier holds two arcs, 40 × first + second, with the first below 3 (X.690 §8.19.4).</summary>
    private static void AppendArc(StringBuilder text, ulong arc, bool isFirst)
    {
        if (!isFirst)
        {
            text.Append('.').Append(arc);
            return;
        }

        var first = Math.Min(arc / 40, 2);
        text.Append(first).Append('.').Append(arc - (40 * first));
    }

    private static void AppendArc(StringBuilder text, BigInteger arc, bool isFirst) =>
        text.Append(isFirst ? "2." : ".").Append(isFirst ? arc - 80 : arc);

    private static BigInteger WideArc(byte[] content, int start, int end)
    {
        var arc = BigInteger.Zero;
        for (var index = start; index < end; index++)
            arc = (arc << 7) | (content[index] & 0x7F);
        return arc;
    }
}
