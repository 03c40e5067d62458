using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class SubjectAlternativeNameCritical
{
    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG4052", "san.critical", nameof(SubjectAlternativeNameCritical))
        {
            Title = "The subject alternative name is critical although there is a subject",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Note,
            Source = BaselineRequirements.Must("7.1.2.7.12"),
            AlsoIn = [Rfc.Should(5280, "4.2.1.6")],
            Class = FindingClass.Profile,
            Help = """
                Critical says that verifiers without a use for the extension have to refuse the certificate, which only makes sense where it is all that names the server.
                Issue the certificate again with 'subjectAltName = DNS:…', without 'critical'.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        if (use.Certificate is { SubjectAlternativeName.IsCritical: true, Subject.IsEmpty: false })
            context.Report(use.Violation("The subject alternative name is critical and the subject is not empty; it must not be critical then."));
    }
}
