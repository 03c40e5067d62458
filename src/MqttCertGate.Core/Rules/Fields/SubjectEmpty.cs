using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class SubjectEmpty
{
    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG3009", "cert.subject-empty-san", nameof(SubjectEmpty))
        {
            Title = "The subject is empty and nothing critical stands in for it",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.1.2.6"),
            AlsoIn = [Rfc.Must(5280, "4.2.1.6")],
            Class = FindingClass.Profile,
            Help = """
                A certificate without a subject is named by its subject alternative name alone, and that has to be marked critical: a client that does not read it
                must not accept the certificate.
                Issue it again with 'subjectAltName = critical, DNS:…', or with a subject.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        if (!use.Certificate.Subject.IsEmpty)
            return;

        var names = use.Certificate.SubjectAlternativeName;
        if (names is { IsPresent: true, IsCritical: false })
            context.Report(use.Violation("The subject is empty and the subject alternative name is not critical; it must be."));
        // That a server has none is reported whatever its subject says.
        else if (!names.IsPresent && use is ClientCertificate)
            context.Report(use.Violation("The certificate has neither a subject nor a subject alternative name; one is required."));
    }
}
