using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class TimeFormWrong
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG6006", "time.syntax", nameof(TimeFormWrong))
        {
            Title = "A date is not written as certificates write it",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.1.2.5.1"),
            AlsoIn = [Rfc.Must(5280, "4.1.2.5.2")],
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 298,
            Help = """
                A date has seconds, no fraction, and is in UTC, marked with a 'Z'; verifiers refuse others, or read them each in their own way.
                Have the certificate issued again by a CA that writes dates so; 'openssl asn1parse -in FILE' shows them ('-inform DER' for a
                binary file).
                """,
        },
        (use, context) => EncodingFaults.Report(use, EncodingFaultKind.TimeForm, context, "A date is malformed"));
}
