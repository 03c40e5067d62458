using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class SubjectKeyIdentifierMissing
{
    public static readonly Rule<IssuerCertificate> Rule = new(
        new("MCG4040", "ski.ca-missing", nameof(SubjectKeyIdentifierMissing))
        {
            Title = "A CA has no subject key identifier",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.2"),
            Class = FindingClass.Profile,
            Parameters = [AnchorGrade.AnchorsToo],
            Grades = [AnchorGrade.Strict],
            Help = """
                It tells apart the certificates of a CA that has had several keys. Python 3.13 and OpenSSL with -x509_strict refuse a CA without it, a root too.
                Issue the CA's certificate again with 'subjectKeyIdentifier = hash'.
                """,
        },
        Check);

    private static void Check(IssuerCertificate issuer, RuleContext context)
    {
        var grade = AnchorGrade.StrictFor(issuer, context);
        if (issuer.Certificate is { IsCa: true, SubjectKeyIdentifier.IsPresent: false })
            context.Report(issuer.Violation("The CA has no subject key identifier; one is required.") with { Grade = grade });
    }
}
