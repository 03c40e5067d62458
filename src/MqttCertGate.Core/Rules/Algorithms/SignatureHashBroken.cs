using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class SignatureHashBroken
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG5001", "sig.broken-hash", nameof(SignatureHashBroken))
        {
            Title = "The signature uses a broken hash",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(6151, "2"),
            AlsoIn = [BaselineRequirements.Must("7.1.3.2")],
            Class = FindingClass.Profile,
            SecuritySeverity = 8.1,
            Cwe = 327,
            Grades = [SignatureWeight.BesidePath],
            Help = """
                Certificates with MD2, MD4 or MD5 signatures have been forged, and every TLS library refuses them.
                Issue the certificate again with SHA-256: 'openssl x509 -req … -sha256'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var oid = use.Certificate.SignatureAlgorithm.Oid;
        if (oid is Oids.Md2WithRsa or Oids.Md4WithRsa or Oids.Md5WithRsa && !SignatureWeight.IsNone(use))
        {
            context.Report(use.Violation($"The certificate is signed with {Oids.NameOf(oid)}; SHA-256 or stronger is required.", oid) with
            {
                Grade = SignatureWeight.GradeOf(use),
            });
        }
    }
}
