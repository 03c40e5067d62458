using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class EcKeyEncipherment
{
    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG4026", "ku.ec-consistency", nameof(EcKeyEncipherment))
        {
            Title = "The key usage of an elliptic-curve key allows encipherment",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(8813, "3"),
            AlsoIn = [BaselineRequirements.Must("7.1.2.7.11")],
            Class = FindingClass.Profile,
            Help = """
                An elliptic-curve key cannot encipher; the usage is usually copied from a template for RSA. Public CAs may not issue such certificates.
                Issue the certificate again with 'keyUsage = critical, digitalSignature'.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        if (use.Certificate is { PublicKey: EcPublicKey key, KeyUsage.Value: { } usage }
            && (usage.Bits & (KeyUsages.KeyEncipherment | KeyUsages.DataEncipherment)) != 0)
        {
            context.Report(use.Violation($"The key usage of the {key.AlgorithmName} key is '{usage}'; encipherment is only for RSA."));
        }
    }
}
