using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class RevocationNotRuledOut
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7023", "revocation.crl", nameof(RevocationNotRuledOut))
        {
            Title = "A certificate of the path is revoked, or no declared revocation list can tell",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.3.3"),
            AlsoIn = [Rfc.Must(5280, "6.1.3")],
            Class = FindingClass.Instance,
            SecuritySeverity = 8.1,
            Cwe = 299,
            Help = """
                A revoked certificate must be replaced, with a new key where the old one may be known to others.
                Where no list can tell, fetch the current one of the issuer the message names and declare it as 'crl'; each CA of the path needs one,
                the root's for the intermediates included. 'openssl crl -in FILE -noout -text' shows issuer, dates and scope.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var kind in new[] { PathFailureKind.Revoked, PathFailureKind.RevocationUnknown })
        {
            foreach (var reason in PathReason.Of(entry, kind))
            {
                var violation = PathReason.Violation(entry, reason, context, Message(reason));
                context.Report(violation with { Related = [.. FileOf(entry, reason), .. violation.Related] });
            }
        }
    }

    private static string Message(PathFailure reason)
    {
        var (name, issuer) = (reason.Certificate.Subject.ShortText, IssuerOf(reason));
        return reason switch
        {
            { Kind: PathFailureKind.Revoked } =>
                $"'{name}' (serial number {Digest.Hex(reason.Certificate.SerialNumber)}) was revoked by '{issuer}' {reason.Detail}; a certificate in use must not be revoked.",
            { RevocationList: null } =>
                $"No declared revocation list is of '{issuer}', so whether '{name}' is revoked is unknown; a current list of every issuer is required.",
            _ =>
                $"Whether '{name}' is revoked is unknown: the revocation list of '{issuer}' {reason.Detail}; a list that can be used is required.",
        };
    }

    private static IEnumerable<RelatedLocation> FileOf(Entry entry, PathFailure reason) => entry.RevocationLists
        .SelectMany(file => file.RevocationLists)
        .Where(placed => placed.List is not null && placed.List == reason.RevocationList)
        .Take(1)
        .Select(placed => new RelatedLocation(placed.Location, $"the revocation list of '{IssuerOf(reason)}'"));

    /// <summary>Of the list; where there is none, who should have made one.</summary>
    private static string IssuerOf(PathFailure reason) => (reason.RevocationList?.Issuer ?? reason.Certificate.Issuer).ShortText;
}
