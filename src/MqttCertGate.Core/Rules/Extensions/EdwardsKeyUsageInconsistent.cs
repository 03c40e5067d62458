using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class EdwardsKeyUsageInconsistent
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4027", "ku.edwards-consistency", nameof(EdwardsKeyUsageInconsistent))
        {
            Title = "The key usage of an Edwards-curve key allows what it cannot do",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(9295, "3"),
            Class = FindingClass.Profile,
            Grades = [AnchorGrade.Nobody],
            Help = """
                Ed25519 and Ed448 only sign, X25519 and X448 only agree on keys; a usage of the other kind is usually copied from a template for RSA.
                Issue the certificate again with 'keyUsage = critical, digitalSignature', or over another key: 'openssl genpkey -algorithm ed25519 -out server.key'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context) => ForbiddenUsages.Report(ForbiddenTo(use.Certificate.PublicKey), use, context, AnchorGrade.NobodyFor(use));

    private static KeyUsages ForbiddenTo(PublicKey key) => key switch
    {
        EdwardsPublicKey => KeyUsages.KeyEncipherment | KeyUsages.DataEncipherment | KeyUsages.KeyAgreement | KeyUsages.EncipherOnly | KeyUsages.DecipherOnly,
        UnsupportedPublicKey { Oid: Oids.X25519 or Oids.X448 } => ~(KeyUsages.KeyAgreement | KeyUsages.EncipherOnly | KeyUsages.DecipherOnly),
        _ => KeyUsages.None,
    };
}
