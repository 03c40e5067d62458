using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class EdwardsKeyUnsound
{
    private static readonly Grade NotEverywhere = new("not supported everywhere", Level.Note);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2019", "edwards.spki", nameof(EdwardsKeyUnsound))
        {
            Title = "The Ed25519 or Ed448 key is malformed, or not accepted",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(8410, "3"),
            AlsoIn = [BaselineRequirements.Must("6.1.5")],
            Class = FindingClass.Key,
            SecuritySeverity = 5.3,
            Grades = [NotEverywhere],
            Help = """
                Public CAs must not certify Ed25519 or Ed448 keys, browsers and many device libraries refuse them, and a malformed one is refused by all.
                Where clients are not known to support it, use an ECDSA P-256 key: 'openssl ecparam -genkey -name prime256v1 -noout -out server.key'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        switch (use.Certificate.PublicKey)
        {
            case MalformedPublicKey { Oid: Oids.Ed25519 or Oids.Ed448, Fault.Message: var fault } key:
                context.Report(use.Violation($"The {key.AlgorithmName} public key is malformed: {fault}."));
                break;
            case EdwardsPublicKey key when use.IsPublic:
                context.Report(use.Violation($"The key is of type {key.AlgorithmName}; in a publicly trusted certificate RSA or ECDSA is required."));
                break;
            case EdwardsPublicKey key:
                context.Report(use.Violation($"The key is of type {key.AlgorithmName}, which browsers and many devices do not support; every client must.") with
                {
                    Grade = NotEverywhere,
                });
                break;
        }
    }
}
