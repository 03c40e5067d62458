namespace MqttCertGate.X509;

/// <summary>The ReasonFlags of RFC 5280 §4.2.1.13; bit n of the BIT STRING is the value <c>1 &lt;&lt; n</c>.</summary>
[Flags]
internal enum ReasonFlags
{
    None = 0,
    Unused = 1 << 0,
    KeyCompromise = 1 << 1,
    CACompromise = 1 << 2,
    AffiliationChanged = 1 << 3,
    Superseded = 1 << 4,
    CessationOfOperation = 1 << 5,
    CertificateHold = 1 << 6,
    PrivilegeWithdrawn = 1 << 7,
    AACompromise = 1 << 8,

    /// <summary>all-reasons (RFC 5280 §6.3.2 (a)).</summary>
    All = KeyCompromise | CACompromise | AffiliationChanged | Superseded | CessationOfOperation | CertificateHold | PrivilegeWithdrawn | AACompromise,
}

/// <summary>DistributionPointName (RFC 5280 §4.2.1.13): either full names, or one relative to the name of the list's issuer.</summary>
/// <param name="Relative">The attributes of nameRelativeToCRLIssuer; empty where there are full names.</param>
internal sealed record DistributionPointName(IReadOnlyList<GeneralName> FullName, IReadOnlyList<NameAttribute> Relative)
{
    /// <summary>The names under the list issuer <paramref name="issuer"/>, as <see cref="GeneralName.ComparableText"/>.</summary>
    public IEnumerable<string> ComparableTexts(DistinguishedName issuer) => Relative.Count == 0
        ? FullName.Select(name => name.ComparableText)
        : [$"{GeneralNameKind.DirectoryName} {NameComparison.Join([.. issuer.ComparableRdns, .. NameComparison.RdnsOf(Relative)])}"];
}

/// <summary>One of a certificate's cRLDistributionPoints (RFC 5280 §4.2.1.13).</summary>
/// <param name="Name">Null where it has none; it then has a cRLIssuer.</param>
/// <param name="Reasons">The reasons that its lists are about; null for all.</param>
/// <param name="CrlIssuer">Who issues its lists; empty where that is the certificate's own issuer.</param>
internal sealed record DistributionPoint(DistributionPointName? Name, ReasonFlags? Reasons, IReadOnlyList<GeneralName> CrlIssuer);

/// <summary>RFC 5280 §4.2.1.13.</summary>
internal sealed record CrlDistributionPoints(IReadOnlyList<DistributionPoint> Points);

/// <summary>RFC 5280 §5.2.5: what a list is about, where that is not all certificates of its issuer.</summary>
/// <param name="Encoded">The DER encoding: lists of one scope have the same.</param>
/// <param name="Name">The distribution point; null where it has no name.</param>
/// <param name="OnlySomeReasons">Null for all.</param>
/// <param name="IndirectCrl">Its entries may be about certificates of other issuers (RFC 5280 §5.3.3).</param>
internal sealed record IssuingDistributionPoint(
    byte[] Encoded, DistributionPointName? Name, bool OnlyContainsUserCerts, bool OnlyContainsCaCerts, ReasonFlags? OnlySomeReasons, bool IndirectCrl,
    bool OnlyContainsAttributeCerts);
