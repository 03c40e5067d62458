using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class NotDer
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG1016", "der.not-der", nameof(NotDer))
        {
            Title = "The certificate is not written in DER",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.1"),
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 295,
            Help = """
                DER is the one way to write a certificate as bytes, so that its signature fits; verifiers refuse another, or read it each in their own way.
                Have the certificate issued again by a CA that writes DER; 'openssl asn1parse -in FILE' shows the bytes ('-inform DER' for a binary file).
                """,
        },
        (use, context) => EncodingFaults.Report(use, EncodingFaultKind.NotDer, context));
}
