using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class DefaultEncoded
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG1017", "der.default-encoded", nameof(DefaultEncoded))
        {
            Title = "A default value is written out",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Note,
            Source = Rfc.Must(5280, "4.1"),
            Class = FindingClass.Profile,
            Help = """
                DER leaves out what is the default, such as CA:FALSE (X.690 §11.5); strict verifiers refuse the certificate. It is common in private PKI.
                Have the certificate issued again by a CA that leaves it out.
                """,
        },
        (use, context) => EncodingFaults.Report(use, EncodingFaultKind.DefaultEncoded, context));
}
