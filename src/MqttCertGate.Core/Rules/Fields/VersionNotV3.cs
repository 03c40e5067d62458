using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class VersionNotV3
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG3001", "cert.version", nameof(VersionNotV3))
        {
            Title = "The certificate is not of version 3",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("7.1.1"),
            AlsoIn = [Rfc.Must(5280, "4.1.2.1")],
            Class = FindingClass.Profile,
            Grades = [AnchorGrade.Nobody],
            Help = """
                Only version 3 has extensions: without them a certificate names no host and a CA cannot be told from a server, so that clients refuse both.
                'openssl x509 -req' writes version 1 unless it is given extensions: issue the certificate again with '-extfile FILE'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var certificate = use.Certificate;
        if (certificate.Version == 3)
            return;

        // Roots older than version 3 are still about.
        context.Report(use.Violation($"The certificate is of version {certificate.Version}; version 3 is required.") with
        {
            Grade = certificate.Extensions.Count == 0 ? AnchorGrade.NobodyFor(use) : null,
        });
    }
}
