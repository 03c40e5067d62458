using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class CurveNotAccepted
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2016", "ec.curve", nameof(CurveNotAccepted))
        {
            Title = "The elliptic curve is not one that TLS clients accept",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("6.1.5"),
            Class = FindingClass.Key,
            SecuritySeverity = 5.3,
            Cwe = 326,
            Help = """
                TLS libraries of clients and devices support P-256, P-384 and P-521; other curves end the handshake.
                Issue the certificate again over a P-256 key: 'openssl ecparam -genkey -name prime256v1 -noout -out server.key'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        // Explicit parameters have MCG2017, and SM2, which is no curve for ECDSA, has MCG2024.
        if (use.Certificate.PublicKey is EcPublicKey { Curve: not (null or Oids.P256 or Oids.P384 or Oids.P521 or Oids.Sm2) } key)
            context.Report(use.Violation($"The key is on the curve {key.Curve}; P-256, P-384 or P-521 is required."));
    }
}
