using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class AuthoritySubjectEmpty
{
    public static readonly Rule<IssuerCertificate> Rule = new(
        new("MCG3008", "cert.ca-subject-empty", nameof(AuthoritySubjectEmpty))
        {
            Title = "A CA has no name",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.1.2.6"),
            Class = FindingClass.Profile,
            Help = """
                Clients find a CA's certificate by its name; without one there is no path from the server's certificate to it.
                Give the CA a name ('openssl req -subj "/O=Example/CN=Example CA"'), and issue its certificate and those under it again.
                """,
        },
        Check);

    private static void Check(IssuerCertificate issuer, RuleContext context)
    {
        if (issuer.Certificate is { IsCa: true, Subject.IsEmpty: true })
            context.Report(issuer.Violation("The subject of the CA is an empty name; a name is required."));
    }
}
