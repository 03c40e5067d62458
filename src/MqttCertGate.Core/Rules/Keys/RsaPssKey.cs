using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RsaPssKey
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2021", "spki.rsa-pss-oid", nameof(RsaPssKey))
        {
            Title = "The RSA key is bound to RSASSA-PSS",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("7.1.3.1.1"),
            AlsoIn = [Rfc.May(4055, "1.2")],
            Class = FindingClass.Key,
            Help = """
                A key announced as id-RSASSA-PSS is read by OpenSSL and refused by browsers and most device libraries; an ordinary RSA key signs with PSS too.
                Make an ordinary key ('openssl genrsa -out server.key 4096', not '-algorithm RSA-PSS') and have the certificate issued again.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use.Certificate.PublicKey is RsaPublicKey { IsForPss: true })
            context.Report(use.Violation("The algorithm of the key is id-RSASSA-PSS; rsaEncryption is required."));
    }
}
