using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class StringContentInvalid
{
    private static readonly Grade EncodedTwice = new("UTF-8 encoded twice", Level.Note);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG1019", "der.string-content", nameof(StringContentInvalid))
        {
            Title = "A text in the certificate holds what its type cannot hold",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "B"),
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 295,
            Grades = [EncodedTwice],
            Help = """
                Programs end a name at a NUL, replace what they cannot read, or refuse the certificate: two of them may see two names.
                Correct the text where the name comes from, the request or the CA's configuration, and have the certificate issued again. 'openssl req -utf8'
                reads a configuration file as UTF-8; without it every letter outside of ASCII is encoded twice.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        // Issuer and subject of a root are the same name: one finding is enough.
        foreach (var fault in use.Certificate.EncodingFaults.Distinct())
        {
            if (fault.Kind is EncodingFaultKind.StringContent or EncodingFaultKind.EncodedTwice)
            {
                context.Report(use.Violation($"In a name of the certificate, {fault.Message}; it must be plain text of its type.", fault.Message) with
                {
                    Grade = fault.Kind == EncodingFaultKind.EncodedTwice ? EncodedTwice : null,
                });
            }
        }
    }
}
