using System.Text;

namespace MqttCertGate.Identity;

/// <summary>
/// Punycode (RFC 3492). The platform's IdnMapping answers differently with and without ICU, and on .NET Framework after another IDNA, so that one
/// manifest would pass on one machine and fail on another.
/// </summary>
internal static class Punycode
{
    // RFC 3492 §5
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialN = 0x80;

    private const string Digits = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>RFC 3492 §6.3.</summary>
    public static string Encode(IReadOnlyList<int> codePoints)
    {
        var output = new StringBuilder();
        foreach (var basic in codePoints.Where(codePoint => codePoint < InitialN))
            output.Append((char)basic);
        var handled = output.Length;
        var (n, delta, bias, basics) = (InitialN, 0, InitialBias, handled);
        if (basics > 0)
            output.Append('-');

        while (handled < codePoints.Count)
        {
            var next = codePoints.Where(codePoint => codePoint >= n).Min();
            delta += (next - n) * (handled + 1);
            n = next;
            foreach (var codePoint in codePoints)
            {
                if (codePoint < n)
                    delta++;
                if (codePoint != n)
                    continue;
                AppendInteger(output, delta, bias);
                bias = Adapt(delta, handled + 1, isFirst: handled == basics);
                delta = 0;
                handled++;
            }

            delta++;
            n++;
        }

        return output.ToString();
    }

    /// <summary>RFC 3492 §6.2; null for what is no output of the algorithm.</summary>
    public static List<int>? Decode(string text)
    {
        var delimiter = Math.Max(text.LastIndexOf('-'), 0);
        var output = text.Take(delimiter).Select(basic => (int)basic).ToList();
        var (n, i, bias) = (InitialN, 0L, InitialBias);
        for (var position = delimiter > 0 ? delimiter + 1 : 0; position < text.Length;)
        {
            if (ReadInteger(text, ref position, bias) is not { } delta)
                return null;
            i += delta;
            var length = output.Count + 1;
            bias = Adapt(delta, length, isFirst: output.Count == delimiter);
            if (n + (i / length) > 0x10FFFF)
                return null;
            n += (int)(i / length);
            if (n is >= 0xD800 and <= 0xDFFF)
                return null;
            output.Insert((int)(i % length), n);
            i = (i % length) + 1;
        }

        return output;
    }

    private static void AppendInteger(StringBuilder output, int value, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Threshold(k, bias);
            if (value < threshold)
                break;
            output.Append(Digits[threshold + ((value - threshold) % (Base - threshold))]);
            value = (value - threshold) / (Base - threshold);
        }

        output.Append(Digits[value]);
    }

    /// <summary>A generalized variable-length integer (RFC 3492 §3.3); null where one ends early, or is beyond what any label comes to.</summary>
    private static int? ReadInteger(string text, ref int position, int bias)
    {
        var (value, weight) = (0L, 1L);
        for (var k = Base; position < text.Length && weight < int.MaxValue; k += Base)
        {
            var digit = Digits.IndexOf(char.ToLowerInvariant(text[position++]));
            value += digit * weight;
            if (digit < 0 || value > int.MaxValue)
                return null;
            var threshold = Threshold(k, bias);
            if (digit < threshold)
                return (int)value;
            weight *= Base - threshold;
        }

        return null;
    }

    private static int Threshold(int k, int bias) => Math.Min(Math.Max(k - bias, TMin), TMax);

    /// <summary>RFC 3492 §6.1.</summary>
    private static int Adapt(int delta, int length, bool isFirst)
    {
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / length;
        var k = 0;
        for (; delta > (Base - TMin) * TMax / 2; k += Base)
            delta /= Base - TMin;
        return k + ((Base - TMin + 1) * delta / (delta + Skew));
    }
}
