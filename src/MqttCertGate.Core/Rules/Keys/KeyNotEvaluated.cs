using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class KeyNotEvaluated
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2024", "key.pqc-or-unknown", nameof(KeyNotEvaluated))
        {
            Title = "The public key cannot be evaluated",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            Class = FindingClass.Key,
            SecuritySeverity = 5.3,
            Help = """
                The gate knows RSA, ECDSA on named curves, Ed25519 and Ed448. A key of another kind, or one whose encoding is wrong, is neither weak
                nor strong to it, so it does not pass.
                Issue the certificate again over an ECDSA P-256 or an RSA key.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var key = use.Certificate.PublicKey;
        foreach (var fault in KeySoundness.FaultsOf(key))
        {
            // What is wrong with a modulus, an exponent, a point or an Edwards key has rules of its own.
            if (fault.Kind == KeyFaultKind.Encoding && key is not MalformedPublicKey { Oid: Oids.Ed25519 or Oids.Ed448 })
                context.Report(use.Violation($"The {key.AlgorithmName} public key is malformed: {fault.Message}."));
            else if (fault.Kind == KeyFaultKind.Size)
                context.Report(use.Violation($"The {key.AlgorithmName} public key is no key that can be used: {fault.Message}."));
        }

        if (key is UnsupportedPublicKey { Oid: not Oids.Dsa })
            context.Report(use.Violation($"The public key's algorithm {key.AlgorithmName} is not evaluated; RSA, ECDSA, Ed25519 or Ed448 is required."));
    }
}
