using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class KeyIdentifierCritical
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4042", "kid.critical", nameof(KeyIdentifierCritical))
        {
            Title = "A key identifier is critical",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.1"),
            AlsoIn = [Rfc.Must(5280, "4.2.1.2")],
            Class = FindingClass.Profile,
            Parameters = [AnchorGrade.AnchorsToo],
            Grades = [AnchorGrade.Strict],
            Help = """
                Key identifiers only help to find the issuer, and a client that does not know them must still accept the certificate. Python 3.13 and OpenSSL with
                -x509_strict refuse one in which they are critical.
                Issue the certificate again with 'subjectKeyIdentifier = hash' and 'authorityKeyIdentifier = keyid', without 'critical'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var grade = AnchorGrade.StrictFor(use, context);
        Criticality.Require(critical: false, Oids.SubjectKeyIdentifier, use, context, grade);
        Criticality.Require(critical: false, Oids.AuthorityKeyIdentifier, use, context, grade);
    }
}
