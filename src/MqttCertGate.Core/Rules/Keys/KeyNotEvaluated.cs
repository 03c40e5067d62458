using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class KeyNotEvaluated
{
    private static readonly Grade NotInTls13 = new("ML-DSA in a private PKI", Level.Warning);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2024", "key.pqc-or-unknown", nameof(KeyNotEvaluated))
        {
            Title = "The public key cannot be evaluated",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            AlsoIn = [Rfc.Must(8446, "4.4.2.2"), BaselineRequirements.Must("6.1.5")],
            Class = FindingClass.Key,
            SecuritySeverity = 5.3,
            Grades = [NotInTls13],
            Help = """
                The gate knows RSA, ECDSA on named curves, Ed25519, Ed448 and ML-DSA. A key of another kind, or one whose encoding is wrong, is neither
                weak nor strong to it, so it does not pass; and what TLS 1.3 itself knows is RSA, ECDSA, Ed25519 and Ed448, so an ML-DSA key is of use only
                where broker and every client are known to support it.
                Issue the certificate again over an ECDSA P-256 key: 'openssl ecparam -genkey -name prime256v1 -noout -out server.key'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var key = use.Certificate.PublicKey;
        foreach (var fault in key.Faults)
        {
            // What is wrong with a modulus, an exponent, a point or an Edwards key has rules of its own.
            if (fault.Kind == KeyFaultKind.Encoding && key is not MalformedPublicKey { Oid: Oids.Ed25519 or Oids.Ed448 })
                context.Report(use.Violation($"The {key.AlgorithmName} public key is malformed: {fault.Message}."));
            else if (fault.Kind == KeyFaultKind.Size)
                context.Report(use.Violation($"The {key.AlgorithmName} public key is no key that can be used: {fault.Message}."));
        }

        var notEvaluated = key switch
        {
            EcPublicKey { Curve: Oids.Sm2 } => " is SM2 (GB/T 32918), which is not evaluated",
            UnsupportedPublicKey { Oid: var oid } when Oids.IsBeforePostQuantumStandards(oid) =>
                $"'s algorithm {oid} was an experiment before the post-quantum standards (FIPS 203, 204 and 205)",
            UnsupportedPublicKey { Oid: not Oids.Dsa } => $"'s algorithm {key.AlgorithmName} is not evaluated",
            _ => null,
        };
        if (notEvaluated is not null)
            context.Report(use.Violation($"The public key{notEvaluated}; RSA, ECDSA, Ed25519 or Ed448 is required."));
        else if (key is MlDsaPublicKey && use.IsPublic)
            context.Report(use.Violation($"The public key is {key.AlgorithmName}; in a publicly trusted certificate RSA or ECDSA is required."));
        else if (key is MlDsaPublicKey)
        {
            context.Report(use.Violation($"The public key is {key.AlgorithmName}, which TLS 1.3 (RFC 8446) does not know; broker and every client must support it.") with
            {
                Grade = NotInTls13,
            });
        }
    }
}
