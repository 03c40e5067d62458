using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class PolicyRejected
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7017", "chain.policy", nameof(PolicyRejected))
        {
            Title = "A CA of the path requires a certificate policy and none is valid",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1"),
            AlsoIn = [Rfc.Must(9618, "5")],
            Class = FindingClass.Trust,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                policyConstraints with requireExplicitPolicy, in one of the CAs, makes every certificate below need a policy that each CA between
                names or maps. Have the certificate issued with a policy of its issuer's; 'openssl x509 -in FILE -noout -ext certificatePolicies'
                shows those of a certificate.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var reason in PathReason.Of(entry, PathFailureKind.PolicyRejected))
        {
            var certificate = reason.Certificate;
            var found = certificate.CertificatePolicies.Value is { Policies: var policies }
                ? $"has the policies {string.Join(", ", policies)}"
                : "has no certificatePolicies";
            context.Report(PathReason.Violation(
                entry, reason, context, $"'{certificate.Subject.ShortText}' {found}, and {reason.Detail}; the path requires a valid policy."));
        }
    }
}
