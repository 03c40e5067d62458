using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class ExplicitCurveParameters
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2017", "ec.explicit-params", nameof(ExplicitCurveParameters))
        {
            Title = "The elliptic curve is not given by name",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5480, "2.1.1"),
            Class = FindingClass.Key,
            SecuritySeverity = 8.1,
            Cwe = 295,
            Help = """
                A key that spells out its curve instead of naming it lets a forger choose a part of the curve (CVE-2020-0601), and OpenSSL refuses it in a chain.
                Make the key with a named curve: 'openssl ecparam -genkey -name prime256v1 -param_enc named_curve -noout -out server.key'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use.Certificate.PublicKey is EcPublicKey { Curve: null })
            context.Report(use.Violation("The key spells out its curve's parameters; a named curve is required."));
    }
}
