using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class PathTooLong
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7013", "chain.path-length", nameof(PathTooLong))
        {
            Title = "The path has more CAs than one of them allows",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1.4"),
            AlsoIn = [Rfc.Must(5280, "4.2.1.9")],
            Class = FindingClass.Trust,
            SecuritySeverity = 6.5,
            Cwe = 295,
            Help = """
                A CA with a pathLenConstraint may have only so many CAs below it, and every verifier counts.
                Have the certificate issued by a CA higher up, or the constraining CA certified again with a larger constraint.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var reason in PathReason.Of(entry, PathFailureKind.PathTooLong))
        {
            var (one, limiting) = (reason.Certificate, reason.Issuer!);
            context.Report(PathReason.Violation(
                entry, reason, context,
                $"'{one.Subject.ShortText}' is one CA too many below '{limiting.Subject.ShortText}', whose pathLenConstraint allows {limiting.BasicConstraints.Value!.PathLength}."));
        }
    }
}
