using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class AuthorityExpired
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7018", "chain.ca-expired", nameof(AuthorityExpired))
        {
            Title = "A CA is not valid at this time",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1.3"),
            Class = FindingClass.Trust,
            SecuritySeverity = 7.5,
            Cwe = 298,
            Help = """
                A leaf is worth no more than its issuers: clients refuse the whole path.
                Replace the CA's certificate in the file; a CA usually has a renewed one for the same key, so that the leaf can stay.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var kind in new[] { PathFailureKind.Expired, PathFailureKind.NotYetValid })
        {
            foreach (var reason in PathReason.Of(entry, kind))
            {
                // The end entity's own dates have rules of their own.
                var certificate = reason.Certificate;
                if (certificate.Sha256 == entry.Paths!.EndEntity.Sha256)
                    continue;
                var found = kind == PathFailureKind.Expired
                    ? $"expired on {certificate.NotAfter:yyyy-MM-dd HH:mm:ss} UTC"
                    : $"is not valid before {certificate.NotBefore:yyyy-MM-dd HH:mm:ss} UTC";
                context.Report(PathReason.Violation(
                    entry, reason, context, $"The intermediate '{certificate.Subject.ShortText}' {found}; every certificate of the path must be valid."));
            }
        }

        if (entry.Role != Role.Ca)
            return;
        foreach (var (certificate, found) in OutOfDate.Certificates(entry, context.Time))
            context.Report(entry.ViolationOf(certificate, $"The CA '{certificate.Subject.ShortText}' {found}; every CA of a bundle must be valid."));
    }
}
