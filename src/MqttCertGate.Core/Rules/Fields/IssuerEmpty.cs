using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class IssuerEmpty
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG3007", "cert.issuer-empty", nameof(IssuerEmpty))
        {
            Title = "The issuer has no name",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.1.2.4"),
            Class = FindingClass.Profile,
            Help = """
                Clients find the issuer's certificate by this name; without one there is no path to a root they trust.
                Give the CA a name ('openssl req -subj "/O=Example/CN=Example CA"'), and issue both certificates again.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        // A CA without a name that certifies itself has its own rule.
        if (use.Certificate is { Issuer.IsEmpty: true } certificate && !(use is IssuerCertificate && certificate.Subject.IsEmpty))
            context.Report(use.Violation("The issuer is an empty name; a name is required."));
    }
}
