using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class NamedBitListPadded
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG1018", "der.named-bitlist", nameof(NamedBitListPadded))
        {
            Title = "A list of bits ends in zeros",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = Rfc.Must(5280, "4.1"),
            Class = FindingClass.Profile,
            Help = """
                DER ends a list of named bits at the last bit that is set (X.690 §11.2.2); strict verifiers refuse the certificate.
                Have the certificate issued again by a CA that encodes keyUsage so.
                """,
        },
        (use, context) => EncodingFaults.Report(use, EncodingFaultKind.NamedBitList, context));
}
