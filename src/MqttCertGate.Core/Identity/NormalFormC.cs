namespace MqttCertGate.Identity;

/// <summary>
/// Unicode's normal form C (UAX #15). The platform's Normalize leaves text as it is where there is no ICU, and says that it is normalized.
/// </summary>
internal static class NormalFormC
{
    // Unicode §3.12: where Hangul syllables and the letters they are made of begin, and how many there are.
    private const int FirstSyllable = 0xAC00;
    private const int FirstL = 0x1100;
    private const int FirstV = 0x1161;
    private const int FirstT = 0x11A7;
    private const int CountL = 19;
    private const int CountV = 21;
    private const int CountT = 28;

    private static readonly CompositionData Data = CompositionData.Read();

    public static bool IsNormalized(IReadOnlyList<int> codePoints) => Of(codePoints) is { } normal && normal.SequenceEqual(codePoints);

    /// <summary>The normal form; null where it would take a mapping to other characters, which no label of IDNA2008 needs (RFC 5894 §3.2).</summary>
    public static List<int>? Of(IReadOnlyList<int> codePoints) =>
        codePoints.Any(Data.Never.Contains) ? null : Composed(Ordered(codePoints.SelectMany(Decomposed)));

    private static IEnumerable<int> Decomposed(int codePoint)
    {
        var syllable = codePoint - FirstSyllable;
        if (syllable is >= 0 and < CountL * CountV * CountT)
        {
            var (lv, t) = (syllable / CountT, syllable % CountT);
            int[] letters = [FirstL + (lv / CountV), FirstV + (lv % CountV), FirstT + t];
            return letters.Take(t == 0 ? 2 : 3);
        }

        return Data.Parts.TryGetValue(codePoint, out var parts) ? Decomposed(parts.First).Append(parts.Second) : [codePoint];
    }

    /// <summary>Marks behind a starter by their class; those of one class stay in order.</summary>
    private static List<int> Ordered(IEnumerable<int> codePoints)
    {
        var ordered = new List<int>();
        foreach (var codePoint in codePoints)
        {
            var place = ordered.Count;
            while (place > 0 && Data.ClassOf(codePoint) is > 0 and var own && Data.ClassOf(ordered[place - 1]) > own)
                place--;
            ordered.Insert(place, codePoint);
        }

        return ordered;
    }

    /// <summary>Each with the last starter, unless a mark of its class or above, or another starter, stands between.</summary>
    private static List<int> Composed(List<int> codePoints)
    {
        var composed = new List<int>();
        var (starter, blocking) = (-1, 0);
        foreach (var codePoint in codePoints)
        {
            var own = Data.ClassOf(codePoint);
            var isNext = starter == composed.Count - 1;
            if (starter >= 0 && (isNext || (blocking < own && blocking > 0)) && Composite(composed[starter], codePoint) is { } composite)
            {
                composed[starter] = composite;
                continue;
            }

            if (own == 0)
                starter = composed.Count;
            blocking = own;
            composed.Add(codePoint);
        }

        return composed;
    }

    private static int? Composite(int first, int second)
    {
        var (l, v, syllable, t) = (first - FirstL, second - FirstV, first - FirstSyllable, second - FirstT);
        if (l is >= 0 and < CountL && v is >= 0 and < CountV)
            return FirstSyllable + (((l * CountV) + v) * CountT);
        if (syllable is >= 0 and < CountL * CountV * CountT && syllable % CountT == 0 && t is > 0 and < CountT)
            return first + t;
        return Data.Composites.TryGetValue((first, second), out var composite) ? composite : null;
    }
}
