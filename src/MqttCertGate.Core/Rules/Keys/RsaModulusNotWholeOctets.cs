using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RsaModulusNotWholeOctets
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2007", "rsa.modulus-multiple-of-8", nameof(RsaModulusNotWholeOctets))
        {
            Title = "The bits of the RSA modulus are no multiple of 8",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("6.1.5"),
            Class = FindingClass.Key,
            Help = """
                A modulus of 2047 or 2049 bits comes from a faulty key generator; public CAs must not certify it, and some clients refuse it.
                Make another key ('openssl genrsa -out server.key 4096') and have the certificate issued again.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use.Certificate.PublicKey is RsaPublicKey { ModulusBits: var bits } && bits % 8 != 0)
            context.Report(use.Violation($"The RSA modulus has {bits} bits; a multiple of 8 is required."));
    }
}
