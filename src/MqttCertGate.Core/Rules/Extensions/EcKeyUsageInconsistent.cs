using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class EcKeyUsageInconsistent
{
    private const KeyUsages Encipherment = KeyUsages.KeyEncipherment | KeyUsages.DataEncipherment;

    // Baseline Requirements §7.1.2.7.11, the table for ECC; keyCertSign and cRLSign have a rule of their own.
    private const KeyUsages NotPermitted = KeyUsages.NonRepudiation | KeyUsages.EncipherOnly | KeyUsages.DecipherOnly;

    private static readonly Grade NotRecommended = new("keyAgreement", Level.Warning);

    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG4026", "ku.ec-consistency", nameof(EcKeyUsageInconsistent))
        {
            Title = "The key usage of an elliptic-curve key allows what it cannot or should not do",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(8813, "3"),
            AlsoIn = [BaselineRequirements.Must("7.1.2.7.11")],
            Class = FindingClass.Profile,
            Grades = [NotRecommended],
            Help = """
                An elliptic-curve key cannot encipher; the usage is usually copied from a template for RSA. In a publicly trusted certificate it may sign and
                nothing else.
                Issue the certificate again with 'keyUsage = critical, digitalSignature'.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        if (use.Certificate is not { PublicKey: EcPublicKey key, KeyUsage.Value: { } usage })
            return;

        void Report(string demand, Grade? grade = null) =>
            context.Report(use.Violation($"The key usage of the {key.AlgorithmName} key is '{usage}'; {demand}.") with { Grade = grade });

        if ((usage.Bits & Encipherment) != 0)
            Report("encipherment is only for RSA");
        else if (use.IsPublic && (usage.Bits & NotPermitted) != 0)
            Report($"{new KeyUsage(usage.Bits & NotPermitted)} must not be set in a publicly trusted certificate");
        else if (use.IsPublic && usage.Has(KeyUsages.KeyAgreement))
            Report("keyAgreement is not recommended in a publicly trusted certificate", NotRecommended);
    }
}
