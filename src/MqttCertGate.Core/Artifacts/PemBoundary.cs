using System.Text;

namespace MqttCertGate.Artifacts;

/// <summary>A BEGIN or END boundary as it was found, well formed or not; offsets count from the beginning of the file.</summary>
/// <param name="Label">As it must be written (RFC 7468 §2): upper case, single spaces.</param>
/// <param name="Text">What stands between the dashes.</param>
internal sealed record PemBoundary(bool IsEnd, string Label, string Text, int Start, int End, int DashesBefore, int DashesAfter)
{
    // RFC 7468 §3: preeb and posteb.
    private const int Dashes = 5;

    // Prose has dashes too ("-- end of list"): of a boundary that was meant, at most one dash is missing on one of the sides.
    private const int FewestDashes = Dashes - 1;

    // The labels of RFC 7468 have at most 21 characters; what is longer is cut, so that a message stays short.
    private const int LongestLabel = 64;

    private static readonly byte[] Begin = Encoding.ASCII.GetBytes("BEGIN");
    private static readonly byte[] Finish = Encoding.ASCII.GetBytes("END");

    /// <summary>As it must be written, without the dashes.</summary>
    public string Canonical => $"{(IsEnd ? "END" : "BEGIN")} {Label}";

    /// <summary>
    /// Whether a line was a boundary once: dashes, a word of the labels of RFC 7468 §4, and dashes, and yet neither BEGIN nor END. With both boundaries of
    /// a block so, the block would be taken for prose.
    /// </summary>
    public static bool IsMangled(byte[] bytes, int start, int end)
    {
        var text = SkipDashes(bytes, start, end);
        var close = end;
        while (close > text && bytes[close - 1] == '-')
            close--;
        return text - start >= FewestDashes && end - close >= FewestDashes
            && TextOf(bytes, text, close).Split(' ').Any(word => word is "CERTIFICATE" or "KEY" or "CRL" or "PKCS7" or "CMS");
    }

    /// <summary>Everything in a line that was meant as a boundary.</summary>
    public static IReadOnlyList<PemBoundary> FindIn(byte[] bytes, int start, int end)
    {
        List<PemBoundary>? found = null;
        for (var dashes = NextDash(bytes, start, end); dashes < end;)
        {
            var afterDashes = SkipDashes(bytes, dashes, end);
            var text = SkipBlank(bytes, afterDashes, end);
            var isEnd = IsWord(Finish, bytes, text, end);
            if (!isEnd && !IsWord(Begin, bytes, text, end))
            {
                dashes = NextDash(bytes, afterDashes, end);
                continue;
            }

            var close = EndOfLabel(bytes, text, end);
            var boundaryEnd = SkipDashes(bytes, close, end);
            var (before, after) = (afterDashes - dashes, boundaryEnd - close);
            if (Math.Max(before, after) >= FewestDashes)
            {
                var label = text + (isEnd ? Finish : Begin).Length;
                (found ??= []).Add(new PemBoundary(
                    isEnd, Canonicalize(TextOf(bytes, label, close)), TextOf(bytes, afterDashes, close), dashes, boundaryEnd, before, after));
            }

            // The dashes of joined boundaries close one and open the next.
            dashes = close;
        }

        return found ?? (IReadOnlyList<PemBoundary>)[];
    }

    /// <summary>What is wrong with the boundary itself; null where it is well formed.</summary>
    public string? Fault =>
        DashesBefore != Dashes || DashesAfter != Dashes
            ? $"The boundary '{Canonical}' has {DashesBefore} dashes before it and {DashesAfter} after it; {Dashes} are required on each side."
        : Text != Canonical ? $"The boundary reads '{Text}'; '{Canonical}' is required."
        : null;

    public static bool IsBlank(byte[] bytes, int start, int end) => SkipBlank(bytes, start, end) >= end;

    private static int NextDash(byte[] bytes, int start, int end)
    {
        var index = Array.IndexOf(bytes, (byte)'-', start, end - start);
        return index < 0 ? end : index;
    }

    private static int SkipDashes(byte[] bytes, int index, int end)
    {
        while (index < end && bytes[index] == '-')
            index++;
        return index;
    }

    private static int SkipBlank(byte[] bytes, int index, int end)
    {
        while (index < end && bytes[index] is (byte)' ' or (byte)'\t')
            index++;
        return index;
    }

    private static bool IsWord(byte[] word, byte[] bytes, int start, int end)
    {
        const int toUpperCase = ~0x20;
        for (var index = 0; index < word.Length; index++)
        {
            if (start + index >= end || (bytes[start + index] & toUpperCase) != word[index])
                return false;
        }

        return true;
    }

    // RFC 7468 §3: in a label a hyphen stands alone and between other characters.
    private static int EndOfLabel(byte[] bytes, int start, int end)
    {
        for (var index = NextDash(bytes, start, end); index < end; index = NextDash(bytes, index + 1, end))
        {
            if (index + 1 == end || bytes[index + 1] is (byte)'-' or (byte)' ' or (byte)'\t')
                return index;
        }

        return end;
    }

    private static string TextOf(byte[] bytes, int start, int end) => Encoding.UTF8.GetString(bytes, start, Math.Min(end - start, LongestLabel));

    private static string Canonicalize(string label)
    {
        var canonical = string.Join(" ", label.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
        // Blocks of certificates are counted in thousands, and each keeps its label.
        return canonical == PemBlock.Certificate ? PemBlock.Certificate : canonical;
    }
}
