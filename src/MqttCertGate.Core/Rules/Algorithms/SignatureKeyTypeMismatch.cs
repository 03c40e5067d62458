using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class SignatureKeyTypeMismatch
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG5008", "sig.key-type", nameof(SignatureKeyTypeMismatch))
        {
            Title = "A signature algorithm cannot belong to the issuer's key",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1.3"),
            Class = FindingClass.Trust,
            SecuritySeverity = 7.5,
            Cwe = 295,
            Help = """
                An RSA signature cannot be checked with an EC key, nor the other way round: the issuer's certificate is another than the one that signed.
                Put the certificate of the CA that issued this one into the file; a CA often runs an RSA and an ECDSA hierarchy under like names.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var reason in PathReason.Of(entry, PathFailureKind.SignatureKeyType))
        {
            var (certificate, issuer) = (reason.Certificate, reason.Issuer!);
            context.Report(PathReason.Violation(
                entry, reason, context,
                $"'{certificate.Subject.ShortText}' is signed with {Oids.NameOf(certificate.SignatureAlgorithm.Oid)} and its issuer '{issuer.Subject.ShortText}' has a key of type {issuer.PublicKey.AlgorithmName}; the algorithm must belong to the key."));
        }
    }
}
