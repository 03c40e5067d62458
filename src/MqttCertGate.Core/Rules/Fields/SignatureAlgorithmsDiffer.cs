using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class SignatureAlgorithmsDiffer
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG3006", "cert.sigalg-mismatch", nameof(SignatureAlgorithmsDiffer))
        {
            Title = "The two signature algorithms of the certificate differ",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.1.1.2"),
            Class = FindingClass.Profile,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                The algorithm inside the signed part must be the one the signature was made with, parameters included; verifiers refuse the certificate.
                Have it issued again by a CA that writes both alike.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var (inner, outer) = (use.Certificate.TbsSignatureAlgorithm, use.Certificate.SignatureAlgorithm);
        if (!inner.Encoded.SameAs(outer.Encoded))
        {
            context.Report(use.Violation(
                $"The certificate names {Oids.NameOf(inner.Oid)} inside and {Oids.NameOf(outer.Oid)} outside its signed part; both must be the same bytes."));
        }
    }
}
