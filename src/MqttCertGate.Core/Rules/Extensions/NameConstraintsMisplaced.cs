using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class NameConstraintsMisplaced
{
    private static readonly Grade Public = new("not critical, public PKI", Level.Note);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4060", "nc.placement", nameof(NameConstraintsMisplaced))
        {
            Title = "Name constraints stand where they do not bind",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.10"),
            AlsoIn = [BaselineRequirements.Should("7.1.2.10.8")],
            Class = FindingClass.Profile,
            SecuritySeverity = 3.1,
            Cwe = 295,
            Grades = [Public],
            Help = """
                Name constraints say which names a CA may certify. In the certificate of a server or client they say nothing, and some verifiers refuse it; where
                they are not critical, a verifier that does not know them trusts the CA for every name.
                Have the certificate issued again without them, or the CA's with 'nameConstraints = critical, …'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var constraints = use.Certificate.NameConstraints;
        if (!constraints.IsPresent)
            return;

        if (!use.Certificate.IsCa)
            context.Report(use.Violation("The certificate has nameConstraints and is not a CA; only a CA may have them."));
        else if (!constraints.IsCritical)
            context.Report(use.Violation("The nameConstraints are not critical; they must be.") with { Grade = use.IsPublic ? Public : null });
    }
}
