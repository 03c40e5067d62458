using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class PolicyExtensionMisplaced
{
    private static readonly string[] OfAuthorities = [Oids.PolicyMappings, Oids.PolicyConstraints, Oids.InhibitAnyPolicy];

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4071", "policy-ext.misplaced", nameof(PolicyExtensionMisplaced))
        {
            Title = "An extension about policies is not critical, or not in a CA",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.11"),
            AlsoIn = [Rfc.Must(5280, "4.2.1.14"), Rfc.Should(5280, "4.2.1.5")],
            Class = FindingClass.Profile,
            Grades = [AnchorGrade.Nobody],
            Help = """
                Constraints on policies that a client may ignore do not bind it, and in the certificate of a server or client they mean nothing; strict clients refuse
                both.
                Have the CA's certificate issued again with 'policyConstraints = critical, …', and that of a server or client without these extensions.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use is EndEntityCertificate)
        {
            foreach (var extension in use.Certificate.Extensions.Where(extension => OfAuthorities.Contains(extension.Oid)))
                context.Report(use.Violation($"The extension {Oids.NameOf(extension.Oid)} is in an end entity's certificate; only a CA may have it.", extension.Oid));
            return;
        }

        Criticality.Require(critical: true, Oids.PolicyConstraints, use, context, AnchorGrade.NobodyFor(use));
        Criticality.Require(critical: true, Oids.InhibitAnyPolicy, use, context, AnchorGrade.NobodyFor(use));
    }
}
