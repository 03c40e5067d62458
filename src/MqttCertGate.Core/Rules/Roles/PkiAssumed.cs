using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class PkiAssumed
{
    public static readonly Rule<AssumedPki> Rule = new(
        new("MCG9012", "trust.classification", nameof(PkiAssumed))
        {
            Title = "Whether a certificate is publicly trusted was assumed",
            DefaultLevel = Level.Note,
            Source = Design.May("what is assumed is said"),
            Class = FindingClass.Configuration,
            IsHeuristic = true,
            Help = """
                Publicly trusted CAs must keep to the CA/B Forum's rules, which are stricter than those for a CA of one's own; which of them are checked
                was decided by what the certificate holds.
                Say it in the manifest, at the entry or for all of them in 'defaults': 'pki: public' for a certificate that was bought or came from a CA
                such as Let's Encrypt, 'pki: private' for one from a CA of your own.
                """,
        },
        Check);

    private static void Check(AssumedPki assumed, RuleContext context)
    {
        var entry = assumed.First;
        var what = assumed.Count == 1 ? "The certificate is" : $"{assumed.Count} certificates are";
        var message = assumed.IsPublic
            ? $"{what} taken for publicly trusted, because of {AssumedPki.EvidenceIn(entry.Subject!)}; 'pki: public' or 'pki: private' says it for good."
            : $"{what} taken for privately issued, because nothing in {(assumed.Count == 1 ? "it" : "them")} tells of a publicly trusted CA; 'pki: public' or 'pki: private' says it for good.";
        context.Report(entry.ViolationAt(assumed.Place, message, assumed.IsPublic ? "public" : "private"));
    }
}
