using System.Text;
using MqttCertGate.Paths;
using MqttCertGate.Tests.Paths;
using MqttCertGate.Tests.X509;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Conformance;

/// <summary>What the gate claims of RFC 5280, and what it does not: <c>Paths/RFC5280.md</c> is printed from here, and the suites skip by it.</summary>
internal static class Claims
{
    /// <summary>By section, with where it is done and what tests it.</summary>
    private static readonly (string Section, string What, Type Code, Type Tests)[] Claimed =
    [
        ("4.1", "the fields of a certificate, as DER", typeof(CertificateDecoder), typeof(CertificateDecoderTests)),
        ("4.2", "the extensions named below, each absent, present or malformed; an unknown critical one refuses the path", typeof(ExtensionDecoder), typeof(ExtensionDecoderTests)),
        ("4.2.1.9", "basicConstraints: who is a CA, and how many may follow", typeof(PathValidation), typeof(PathValidationTests)),
        ("4.2.1.10", "nameConstraints for names of DNS, IP, mail, URI and directories; of any other kind they refuse every name", typeof(NameSubtree), typeof(NameConstraintTests)),
        ("4.2.1.12", "extKeyUsage of every CA of the path, which section 6 does not ask for and most clients do", typeof(PathValidation), typeof(PurposeTests)),
        ("4.2.1.13", "cRLDistributionPoints: full and relative names, reasons, cRLIssuer", typeof(DistributionPointDecoder), typeof(ExtensionDecoderTests)),
        ("5.1", "revocation lists, as DER", typeof(RevocationListDecoder), typeof(RevocationListDecoderTests)),
        ("5.2.4", "delta CRLs, where one is declared beside its base", typeof(UsableRevocationList), typeof(RevocationCheckTests)),
        ("5.2.5", "issuingDistributionPoint: every field", typeof(RevocationScope), typeof(RevocationCheckTests)),
        ("5.3.3", "certificateIssuer in the entries of indirect CRLs", typeof(UsableRevocationList), typeof(RevocationListSignerTests)),
        ("6.1.1", "inputs: time, anchors, policies", typeof(PathBuilder), typeof(PathBuilderTests)),
        ("6.1.2", "initialization", typeof(PolicyCheck), typeof(PolicyCheckTests)),
        ("6.1.3", "signature, dates, names, policies of each certificate; policies as RFC 9618 has them", typeof(PathValidation), typeof(PathValidationTests)),
        ("6.1.4", "what each CA demands of those below it", typeof(PathValidation), typeof(PathValidationTests)),
        ("6.1.5", "the end of the path", typeof(PolicyCheck), typeof(PolicyCheckTests)),
        ("6.1.6", "all valid paths, of which one is enough, and all that is wrong with the others", typeof(PathSearch), typeof(PathEnumerationTests)),
        ("6.3", "revocation by declared lists: every step of 6.3.3 but (a), which fetches", typeof(RevocationCheck), typeof(RevocationListSignerTests)),
        ("7.1", "names compared without regard to string type, case and white space", typeof(NameComparison), typeof(NameComparisonTests)),
        ("7.3", "domainComponent compared like the rest of a name", typeof(NameComparison), typeof(NameComparisonTests)),
        ("7.5", "mailboxes compared with the local part as it is", typeof(NameSubtree), typeof(NameSubtreeTests)),
    ];

    private static readonly (string Section, string What, string Instead)[] LeftOut =
    [
        ("4.2.1.4", "policy qualifiers", "They are not shown; a policy counts by its identifier."),
        ("4.2.1.7", "issuerAltName", "No name is taken from it: a CRL that is found by it alone covers nothing."),
        ("4.2.1.8", "subjectDirectoryAttributes", "Ignored where not critical, as section 4.2 allows; critical ones refuse the path."),
        ("4.2.1.13", "cRLDistributionPoints that are critical", "They refuse the path: whether lists are declared is not for the certificate to know."),
        ("4.2.1.15, 5.2.6", "freshestCRL", "Nothing is fetched; a delta CRL counts where it is declared."),
        ("4.2.2", "fetching certificates that extensions point to", "Where a certificate is missing, the finding says where it can be fetched."),
        ("5.2.1", "key identifiers of lists", "A list counts by its signature; the keys of all certificates of its issuer's name are tried."),
        ("6.1.1 (d)", "an anchor's own signature", "An anchor is a name and a key that the manifest declares; its dates and constraints count as if it were on the path."),
        ("6.3.3 (a)", "fetching revocation lists", "A list must be current as declared; without a current one the status is unknown, which is an error."),
        ("7.2", "converting internationalized names of certificates to A-labels", "A name in another form lies in no permitted subtree and in every excluded one."),
    ];

    /// <summary>What cases may ask for and the gate does not do: these are skipped, by what they ask for and never by name.</summary>
    private static readonly (string Feature, string Reason)[] NotAsked =
    [
        ("pedantic-", "no client that is known demands it"),
        ("max-chain-depth", "the depth of a path is limited by its certificates, not by the caller"),
        ("dsa", "DSA is refused whatever it signs (MCG2022)"),
    ];

    /// <summary>Null for a case that is claimed.</summary>
    public static string? ReasonToSkip(PathCase item) =>
        NotAsked.Where(claim => item.Features.Any(feature => feature.StartsWith(claim.Feature, StringComparison.Ordinal)))
            .Select(claim => claim.Reason)
            .FirstOrDefault();

    /// <summary>Whether a section, one that it is part of, or a part of it is claimed or left out.</summary>
    public static bool Mentions(string section) => Claimed.Select(row => row.Section)
        .Concat(LeftOut.SelectMany(row => row.Section.Split(", ")))
        .Any(known => section == known
            || section.StartsWith($"{known}.", StringComparison.Ordinal) || known.StartsWith($"{section}.", StringComparison.Ordinal));

    public static string Markdown()
    {
        var text = new StringBuilder("""
            # What is claimed of RFC 5280

            Printed from tests/MqttCertGate.Core.Tests/Conformance/Claims.cs, by which the conformance tests skip cases, too.
            How far the claims hold is measured: see RESULTS.md there.

            | section | what | where | tests |
            |---|---|---|---|

            """);
        foreach (var (section, what, code, tests) in Claimed)
            text.Append($"| {section} | {what} | {code.Name} | {tests.Name} |\n");
        text.Append("\nLeft out:\n\n| section | what | what happens then |\n|---|---|---|\n");
        foreach (var (section, what, instead) in LeftOut)
            text.Append($"| {section} | {what} | {instead} |\n");
        text.Append("\nConformance cases that ask for something beyond it are skipped:\n\n| feature | why |\n|---|---|\n");
        foreach (var (feature, reason) in NotAsked)
            text.Append($"| {feature} | {reason} |\n");
        return text.ToString();
    }
}
