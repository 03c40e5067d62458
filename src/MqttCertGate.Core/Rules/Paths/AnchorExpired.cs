using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class AnchorExpired
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7019", "chain.anchor-expired", nameof(AnchorExpired))
        {
            Title = "The trust anchor is not valid at this time",
            DefaultLevel = Level.Error,
            Source = Design.Must("no anchor outside its own dates"),
            AlsoIn = [Rfc.May(5280, "6.2")],
            Class = FindingClass.Trust,
            SecuritySeverity = 5.3,
            Cwe = 298,
            Help = """
                RFC 5280 leaves an anchor's dates to the verifier. OpenSSL and .NET refuse an expired root, Android and rustls do not look.
                Give the clients the CA's current root and declare it as 'trust'; where all of them ignore the dates, lower this rule.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var reason in PathReason.Of(entry, PathFailureKind.AnchorExpired))
            Report($"expired on {reason.Certificate.NotAfter:yyyy-MM-dd HH:mm:ss} UTC", reason);
        foreach (var reason in PathReason.Of(entry, PathFailureKind.AnchorNotYetValid))
            Report($"is not valid before {reason.Certificate.NotBefore:yyyy-MM-dd HH:mm:ss} UTC", reason);

        if (entry.Role == Role.Trust)
        {
            foreach (var (certificate, found) in OutOfDate.Certificates(entry, context.Time))
                context.Report(entry.ViolationOf(certificate, Message(certificate, found)));
        }

        void Report(string found, PathFailure reason) =>
            context.Report(PathReason.Violation(entry, reason, context, Message(reason.Certificate, found)));
    }

    private static string Message(Certificate certificate, string found) =>
        $"The trust anchor '{certificate.Subject.ShortText}' {found}; an anchor within its dates is required.";
}
