namespace MqttCertGate.X509;

/// <summary>An attribute of a name.</summary>
/// <param name="Oid">Its type, dotted decimal.</param>
/// <param name="Tag">The universal tag of the string: 12 UTF8String, 19 PrintableString, 22 IA5String and so on.</param>
/// <param name="Value">The text.</param>
/// <param name="Rdn">Position of the relative distinguished name it belongs to, from 0.</param>
internal sealed record NameAttribute(string Oid, int Tag, string Value, int Rdn);

/// <summary>A distinguished name (RFC 5280 §4.1.2.4), most significant part first as encoded.</summary>
/// <param name="Encoded">The DER encoding, for comparison by octets.</param>
internal sealed record DistinguishedName(byte[] Encoded, IReadOnlyList<NameAttribute> Attributes)
{
    /// <summary>One text for each RDN, equal where RFC 5280 §7.1 takes the RDNs for the same.</summary>
    public IReadOnlyList<string> ComparableRdns => field ??= NameComparison.RdnsOf(Attributes);

    /// <summary>Equal where RFC 5280 §7.1 takes the names for the same.</summary>
    public string ComparableText => field ??= NameComparison.Join(ComparableRdns);

    private string Text => field ??= DistinguishedNameText.Format(this);

    public bool IsEmpty => Attributes.Count == 0;

    /// <summary>The common names, in order of encoding.</summary>
    public IEnumerable<string> CommonNames => Attributes.Where(a => a.Oid == Oids.CommonName).Select(a => a.Value);

    // RFC 5280 appendix A.1: ub-common-name. A longer name, made by an attacker or not, must not push the rest out of a message.
    private const int MostCharacters = 64;

    /// <summary>The last common name, or the whole name where there is none: what a reader calls the certificate.</summary>
    public string ShortText
    {
        get
        {
            var text = CommonNames.LastOrDefault() ?? (IsEmpty ? "(empty name)" : ToString());
            return text.Length <= MostCharacters ? text : $"{text.Remove(MostCharacters - 1)}…";
        }
    }

    /// <summary>RFC 5280 §7.1.</summary>
    public bool IsEquivalentTo(DistinguishedName other) =>
        Encoded.SameAs(other.Encoded) || ComparableText.Equals(other.ComparableText, StringComparison.Ordinal);

    /// <summary>RFC 4514 order and escaping, except that control characters are left to the printer.</summary>
    public override string ToString() => Text;
}
