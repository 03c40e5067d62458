using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class UnknownCriticalExtension
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG4002", "ext.unknown-critical", nameof(UnknownCriticalExtension))
        {
            Title = "A certificate of the path has a critical extension that is not processed",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2"),
            AlsoIn = [Rfc.Must(5280, "6.1.4")],
            Class = FindingClass.Profile,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                A critical extension says: whoever does not understand this must not accept the certificate. Clients end the handshake.
                Have the certificate issued again without it.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        // What makes a precertificate has a rule of its own.
        foreach (var reason in PathReason.Of(entry, PathFailureKind.UnknownCriticalExtension).Where(reason => reason.Detail != Oids.PrecertificatePoison))
            context.Report(PathReason.Violation(entry, reason, context, Message(reason), discriminator: reason.Detail));
    }

    private static string Message(PathFailure reason) =>
        $"'{reason.Certificate.Subject.ShortText}' has the critical extension {Oids.NameOf(reason.Detail)}, which is not processed; a certificate with one must be rejected.";
}
