using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RsaKeyUsageInconsistent
{
    private const KeyUsages Agreement = KeyUsages.KeyAgreement | KeyUsages.EncipherOnly | KeyUsages.DecipherOnly;
    private const KeyUsages Encipherment = KeyUsages.KeyEncipherment | KeyUsages.DataEncipherment;

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4025", "ku.rsa-consistency", nameof(RsaKeyUsageInconsistent))
        {
            Title = "The key usage of an RSA key allows what it cannot or should not do",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("7.1.2.7.11"),
            AlsoIn = [BaselineRequirements.Must("7.1.2.10.7"), Rfc.Should(3279, "2.3.1")],
            Class = FindingClass.Profile,
            Grades = [AnchorGrade.Nobody],
            Help = """
                RSA has no key agreement, and a CA's key that also decrypts can be turned against what it signs. The usage is usually copied from another template.
                Issue the certificate again with 'keyUsage = critical, digitalSignature, keyEncipherment' for a server, 'critical, keyCertSign, cRLSign' for a CA.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use.Certificate.PublicKey is RsaPublicKey)
            ForbiddenUsages.Report(use is IssuerCertificate ? Agreement | Encipherment : Agreement, use, context, AnchorGrade.NobodyFor(use));
    }
}
