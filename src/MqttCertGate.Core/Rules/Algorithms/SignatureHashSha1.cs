using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class SignatureHashSha1
{
    private static readonly Grade OfAnchor = new("self-signed anchor", Level.Note);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG5002", "sig.sha1", nameof(SignatureHashSha1))
        {
            Title = "The signature uses SHA-1",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("7.1.3.2"),
            Class = FindingClass.Profile,
            SecuritySeverity = 6.5,
            Cwe = 327,
            Grades = [OfAnchor, SignatureWeight.BesidePath],
            Help = """
                Collisions of SHA-1 are affordable, and Go, Apple's systems, browsers and OpenSSL at its default level refuse such certificates.
                Issue the certificate again with SHA-256: 'openssl x509 -req … -sha256'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var algorithm = use.Certificate.SignatureAlgorithm;
        var isPss = algorithm.Oid == Oids.RsaPss && PssParameters.Read(algorithm) is { Fault: null, Hash: Oids.Sha1 };
        if (isPss || algorithm.Oid is Oids.Sha1WithRsa or Oids.Sha1WithEcdsa or Oids.Sha1WithDsa)
        {
            // Of RSASSA-PSS without parameters it is the hash too (RFC 4055 §3.1).
            var name = isPss ? "RSASSA-PSS and SHA-1" : Oids.NameOf(algorithm.Oid);
            context.Report(use.Violation($"The certificate is signed with {name}; SHA-256 or stronger is required.", algorithm.Oid) with
            {
                Grade = SignatureWeight.IsNone(use) ? OfAnchor : SignatureWeight.GradeOf(use),
            });
        }
    }
}
