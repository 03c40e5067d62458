using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class KeyUsageEmpty
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4022", "ku.zero-bits", nameof(KeyUsageEmpty))
        {
            Title = "The key usage allows nothing",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.3"),
            Class = FindingClass.Profile,
            Help = """
                A key usage without a bit forbids every use of the key.
                Issue the certificate again with 'keyUsage = critical, digitalSignature', or without the extension.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use.Certificate.KeyUsage.Value is { Bits: KeyUsages.None })
            context.Report(use.Violation("The key usage has no bit set; at least one is required."));
    }
}
