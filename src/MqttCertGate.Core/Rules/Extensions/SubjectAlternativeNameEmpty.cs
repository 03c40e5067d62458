using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class SubjectAlternativeNameEmpty
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4051", "san.empty", nameof(SubjectAlternativeNameEmpty))
        {
            Title = "The subject alternative name is empty, or has an empty entry",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.6"),
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 295,
            Help = """
                OpenSSL's strict mode refuses such a certificate, others take it for one without names: it works for some clients only.
                Issue the certificate again with 'subjectAltName = DNS:mqtt.example.com' and no empty entry beside.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use.Certificate.SubjectAlternativeName.Value is not { Names: var names })
            return;

        if (names.Count == 0)
            context.Report(use.Violation("The subject alternative name has no entry; at least one is required."));
        else if (names.Any(name => name.IsEmpty))
            context.Report(use.Violation("An entry of the subject alternative name is empty; each has to name something."));
    }
}
