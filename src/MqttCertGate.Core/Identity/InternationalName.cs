namespace MqttCertGate.Identity;

/// <summary>Names in other scripts: U-labels, and the A-labels they are compared as (RFC 5890 §2.3.2.1). Alike in every culture and on every platform.</summary>
internal static class InternationalName
{
    // RFC 5890 §2.3.1
    private const string AcePrefix = "xn--";

    /// <summary>RFC 1035 §2.3.4.</summary>
    public const int LongestLabel = 63;

    /// <summary>RFC 1035 §2.3.4, without the octets of length and of the root.</summary>
    public const int LongestName = 253;

    /// <summary>
    /// The name with its U-labels as A-labels; upper case and what is not normalized are mapped first (RFC 5895 §2). Null where there is no such
    /// name, which then matches nothing.
    /// </summary>
    public static string? ToALabels(string name)
    {
        var labels = name.Split('.').Select(ToALabel).ToList();
        return labels.Contains(null) ? null : string.Join(".", labels);
    }

    /// <summary>Whether a label says of itself that it is an A-label.</summary>
    public static bool HasAcePrefix(string label) => label.StartsWith(AcePrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a label with that prefix is one: what it decodes to is not ASCII alone, is normalized and encodes to the same again (RFC 5891 §4.2,
    /// §5.4). Which characters a registry allows is not judged: the CA/B Forum asks for output of Punycode alone.
    /// </summary>
    public static bool IsALabel(string label) => label.Length <= LongestLabel
        && Punycode.Decode(label.Substring(AcePrefix.Length)) is { } codePoints
        && codePoints.Exists(codePoint => codePoint > 0x7F)
        && NormalFormC.IsNormalized(codePoints)
        && string.Equals(AcePrefix + Punycode.Encode(codePoints), label, StringComparison.OrdinalIgnoreCase);

    private static string? ToALabel(string label)
    {
        if (label.All(character => character <= 0x7F))
            return label;
        // Platforms disagree on the lower case of a capital I with a dot (U+0130), which is in no U-label.
        if (label.Length > LongestLabel || label.Contains('\u0130') || CodePoints(label.ToLowerInvariant()) is not { } codePoints)
            return null;
        return NormalFormC.Of(codePoints) is { } normal && AcePrefix + Punycode.Encode(normal) is { Length: <= LongestLabel } encoded ? encoded : null;
    }

    /// <summary>Null where a surrogate stands alone.</summary>
    private static List<int>? CodePoints(string text)
    {
        var codePoints = new List<int>();
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                codePoints.Add(text[index]);
            else if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
                codePoints.Add(char.ConvertToUtf32(text[index], text[++index]));
            else
                return null;
        }

        return codePoints;
    }
}
