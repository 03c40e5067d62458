using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class AuthorityExcludesPurpose
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG4036", "eku.ca-nesting", nameof(AuthorityExcludesPurpose))
        {
            Title = "A CA of the path may not certify for this purpose",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("7.1.2.10.6"),
            AlsoIn = [Rfc.Must(5280, "4.2.1.12")],
            Class = FindingClass.Trust,
            SecuritySeverity = 6.5,
            Cwe = 295,
            Help = """
                OpenSSL, Windows and Go confine what stands below a CA to the purposes in its extended key usage; mbedTLS does not look, so that the device
                connects and the server's own tools refuse.
                Have the certificate issued by a CA for this purpose, or the CA certified again without the extension or with the purpose in it.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var reason in PathReason.Of(entry, PathFailureKind.PurposeNotAllowed))
        {
            var (authority, purpose) = (reason.Certificate, Oids.NameOf(reason.Detail));
            context.Report(PathReason.Violation(
                entry, reason, context,
                $"'{authority.Subject.ShortText}' is an issuer and its extended key usage is '{authority.ExtendedKeyUsage.Value}'; {purpose} is required, or no such extension."));
        }
    }
}
