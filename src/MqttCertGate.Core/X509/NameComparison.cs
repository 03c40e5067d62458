using System.Globalization;
using System.Text;

namespace MqttCertGate.X509;

/// <summary>
/// Brings names into a form in which equal text means the same name (RFC 5280 §7.1): attribute by attribute, without regard to string type, to
/// case, to white space at the ends and to how much of it stands between words (RFC 4518 §2.6.1), and to the order within an RDN.
/// </summary>
internal static class NameComparison
{
    /// <summary>The comparable form of each RDN.</summary>
    /// <param name="attributes">Those of one RDN stand together.</param>
    public static IReadOnlyList<string> RdnsOf(IReadOnlyList<NameAttribute> attributes)
    {
        var rdns = new List<string>();
        for (var index = 0; index < attributes.Count;)
        {
            var rdn = attributes[index].Rdn;
            var parts = new List<string>();
            for (; index < attributes.Count && attributes[index].Rdn == rdn; index++)
                parts.Add($"{attributes[index].Oid}={Fold(attributes[index])}");
            parts.Sort(StringComparer.Ordinal);
            rdns.Add(Join(parts));
        }

        return rdns;
    }

    /// <summary>With the length before each part, so that no part can pass for two.</summary>
    public static string Join(IEnumerable<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(part);
        return text.ToString();
    }

    private static string Fold(NameAttribute attribute) => IsText(attribute.Tag) ? FoldText(attribute.Value) : attribute.Value;

    /// <summary>Whatever else a value may be is compared by its encoding.</summary>
    private static bool IsText(int tag) => tag is
        DerTag.Utf8String or DerTag.PrintableString or DerTag.TeletexString or DerTag.UniversalString or DerTag.BmpString
        or DerTag.Ia5String or DerTag.NumericString or DerTag.VisibleString;

    private static string FoldText(string value)
    {
        var folded = new StringBuilder(value.Length);
        var isPending = false;
        foreach (var c in value)
        {
            if (char.IsWhiteSpace(c))
            {
                isPending = folded.Length > 0;
                continue;
            }

            if (isPending)
                folded.Append(' ');
            isPending = false;
            folded.Append(char.ToUpperInvariant(c));
        }

        return folded.ToString();
    }
}
