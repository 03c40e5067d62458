using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class BasicConstraintsNotCritical
{
    private static readonly Grade PrivateEndEntity = new("end entity that is not publicly trusted", Level.Note);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4011", "bc.critical", nameof(BasicConstraintsNotCritical))
        {
            Title = "The basicConstraints are not critical, or a root has none",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.9"),
            AlsoIn = [BaselineRequirements.Must("7.1.2.1.2"), BaselineRequirements.Must("7.1.2.6.1"), BaselineRequirements.Must("7.1.2.7.6")],
            Class = FindingClass.Profile,
            Parameters = [AnchorGrade.AnchorsToo],
            Grades = [AnchorGrade.Strict, PrivateEndEntity],
            Help = """
                A client that ignored them could not tell a CA from a server. Python 3.13 and OpenSSL with -x509_strict refuse a CA whose basicConstraints are not
                critical, a root too.
                Issue the certificate again with 'basicConstraints = critical, CA:TRUE' for a CA, 'critical, CA:FALSE' for a server or client.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var grade = AnchorGrade.StrictFor(use, context);
        if (use is EndEntityCertificate)
            Criticality.Require(critical: true, Oids.BasicConstraints, use, context, use.IsPublic ? null : PrivateEndEntity);
        else
            Criticality.Require(critical: true, Oids.BasicConstraints, use, context, grade);

        // An intermediate without them breaks the path, and a certificate older than version 3 cannot have them.
        if (use is TrustAnchorCertificate && use.Certificate is { Version: 3, BasicConstraints.IsPresent: false })
            context.Report(use.Violation("The trust anchor has no basicConstraints; they are required, and must be critical.") with { Grade = grade });
    }
}
