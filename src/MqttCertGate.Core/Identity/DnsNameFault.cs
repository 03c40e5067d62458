using System.Text;
using MqttCertGate.X509;

namespace MqttCertGate.Identity;

/// <summary>What can be wrong with a dNSName, each kind the fault of one rule.</summary>
internal enum DnsNameFaultKind
{
    /// <summary>It holds octets that are no text of a name, or a wildcard inside an A-label.</summary>
    Characters,
    /// <summary>It is in another script, or holds what is no A-label and is reserved for one.</summary>
    International,
    /// <summary>It is an IP address.</summary>
    Address,
    /// <summary>Its wildcard is not the whole left-most label.</summary>
    Wildcard,
    /// <summary>It ends with the empty label of the root.</summary>
    TrailingDot,
    /// <summary>It has an underscore.</summary>
    Underscore,
    /// <summary>It is no host name in the preferred syntax.</summary>
    Syntax,
    /// <summary>Its wildcard stands below a single label.</summary>
    WildcardBreadth,
}

/// <summary>What is wrong with the dNSName of a certificate. A name has at most one fault, so that one cause is one finding.</summary>
/// <param name="Name">The name, read as UTF-8 where it is that.</param>
/// <param name="Detail">What was found and is required, to follow the name in a sentence.</param>
internal sealed record DnsNameFault(DnsNameFaultKind Kind, string Name, string Detail)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null where nothing is wrong; an empty name is an empty entry, of whatever kind, and no fault of a DNS name.</summary>
    public static DnsNameFault? Of(GeneralName dnsName)
    {
        if (dnsName.IsEmpty)
            return null;
        var name = TextOf(dnsName.Content);
        return name is null || name.Any(character => character <= ' ' || char.IsControl(character))
            ? new DnsNameFault(
                DnsNameFaultKind.Characters, dnsName.Text,
                $"holds the byte 0x{dnsName.Content.First(IsNoText):x2}; letters, digits and hyphens are required")
            : FaultsOf(name, name.Split('.')).Select(fault => new DnsNameFault(fault.Kind, name, fault.Detail)).FirstOrDefault();
    }

    /// <summary>All there is to say of a name, the most specific first.</summary>
    private static IEnumerable<(DnsNameFaultKind Kind, string Detail)> FaultsOf(string name, string[] labels)
    {
        if (name.Any(character => character > 0x7F))
        {
            yield return (DnsNameFaultKind.International, InternationalName.ToALabels(name) is { } ascii
                ? $"is not in ASCII; '{ascii}' is required" : "is not in ASCII and has no form that is; ASCII is required");
        }

        if (ReferenceIdentity.IsAddressText(name))
            yield return (DnsNameFaultKind.Address, $"is an IP address; an entry 'IP:{name}' is required");
        if (labels.Any(label => label.Contains('*') && InternationalName.HasAcePrefix(label)))
            yield return (DnsNameFaultKind.Characters, "has a wildcard inside a label 'xn--…'; letters, digits and hyphens are required");
        if (name.Contains('*') && (!name.StartsWith("*.", StringComparison.Ordinal) || name.Length == 2 || name.IndexOf('*', 1) > 0))
            yield return (DnsNameFaultKind.Wildcard, "has a wildcard that is not its whole left-most label; one such as '*.example.com' is required");
        if (labels[labels.Length - 1].Length == 0)
            yield return (DnsNameFaultKind.TrailingDot, "ends with a dot; it is required without");
        if (name.Contains('_'))
            yield return (DnsNameFaultKind.Underscore, "has an underscore; letters, digits and hyphens are required");
        foreach (var label in labels.Where(IsReserved))
        {
            if (!InternationalName.HasAcePrefix(label))
                yield return (DnsNameFaultKind.International, $"has the label '{label}'; hyphens in the third and fourth place are reserved for 'xn--'");
            else if (!InternationalName.IsALabel(label))
                yield return (DnsNameFaultKind.International, $"has the label '{label}', which stands for no normalized label in Unicode; one that does is required");
        }

        foreach (var detail in SyntaxFaultsOf(name, labels))
            yield return (DnsNameFaultKind.Syntax, detail);
        if (labels[0] == "*" && labels.Length == 2)
            yield return (DnsNameFaultKind.WildcardBreadth, $"covers all that is below '{labels[1]}'; at least two labels are required beside a wildcard");
    }

    /// <summary>The preferred name syntax of RFC 1034 §3.5, a digit in front being allowed (RFC 1123 §2.1).</summary>
    private static IEnumerable<string> SyntaxFaultsOf(string name, string[] labels)
    {
        if (name.Length > InternationalName.LongestName)
            yield return $"has {name.Length} characters; at most {InternationalName.LongestName} are allowed";
        foreach (var label in labels.Where(label => label != "*"))
        {
            if (label.Length == 0)
                yield return "has an empty label; a letter or digit is required";
            else if (label.Length > InternationalName.LongestLabel)
                yield return $"has a label of {label.Length} characters; at most {InternationalName.LongestLabel} are allowed";
            else if (!label.All(character => character is '-' || IsLetterOrDigit(character)))
                yield return $"has the label '{label}'; letters, digits and hyphens are required";
            else if (label[0] == '-' || label[label.Length - 1] == '-')
                yield return $"has the label '{label}'; a letter or digit is required at both ends";
        }

        // RFC 1123 §2.1: that the highest label has a letter is what tells names from addresses.
        if (labels[labels.Length - 1].All(char.IsDigit))
            yield return $"ends in the number '{labels[labels.Length - 1]}'; a last label with a letter is required";
    }

    /// <summary>RFC 5890 §2.3.1: an R-LDH label.</summary>
    private static bool IsReserved(string label) => label.Length >= 4 && label[2] == '-' && label[3] == '-';

    private static bool IsLetterOrDigit(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static bool IsNoText(byte octet) => octet is <= (byte)' ' or >= 0x7F;

    private static string? TextOf(byte[] content)
    {
        try
        {
            return Utf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
