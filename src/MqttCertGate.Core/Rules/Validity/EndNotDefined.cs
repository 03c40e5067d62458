using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class EndNotDefined
{
    private static readonly Grade NotServer = new("not a server", Level.Note);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG6007", "time.no-expiry", nameof(EndNotDefined))
        {
            Title = "The certificate never ends",
            DefaultLevel = Level.Warning,
            Source = Design.Should("a server's certificate ends"),
            AlsoIn = [Rfc.Should(5280, "4.1.2.5")],
            Class = FindingClass.Profile,
            Grades = [NotServer],
            Help = """
                The date 9999-12-31 23:59:59 stands for no end at all. It is made for the identity of a device, which is burnt in for life; a server's key that
                is stolen stays useful for ever.
                Issue a server's certificate for a year at most ('openssl x509 -req … -days 365'), and practise its renewal.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        // What the manifest declares as 'max-validity', and what public CAs may issue, have rules of their own.
        var hasLimit = PublicValidity.IsReachedBy(use) || (use is EndEntityCertificate && use.Entry.Declaration.MaxValidity is not null);
        if (use.Certificate.NeverEnds && !hasLimit)
        {
            context.Report(use.Violation("The certificate ends on 9999-12-31 23:59:59 UTC, which means never; a server's should end.") with
            {
                Grade = use is ServerCertificate ? null : NotServer,
            });
        }
    }
}
