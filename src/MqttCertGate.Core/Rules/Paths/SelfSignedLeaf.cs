using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class SelfSignedLeaf
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7020", "chain.self-signed-leaf", nameof(SelfSignedLeaf))
        {
            Title = "The certificate of a server or client is self-signed",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1"),
            Class = FindingClass.Trust,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                There is no path to verify: clients must pin the very certificate, and every renewal has to reach all of them at once.
                Have the certificate issued by a CA, a private one where none is at hand, and give the clients its root.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Paths is not { EndEntity: var leaf } search)
            return;

        if (search.Paths.Any(path => path.Certificates.Count == 0))
            Report("is itself declared as trust anchor");
        else if (PathReason.Of(entry, PathFailureKind.AnchorNotDeclared).Any(reason => reason.Certificate == leaf))
            Report("is self-signed");

        void Report(string found) => context.Report(entry.ViolationOf(
            leaf, $"The certificate '{leaf.Subject.ShortText}' {found}; one issued by a CA is required."));
    }
}
