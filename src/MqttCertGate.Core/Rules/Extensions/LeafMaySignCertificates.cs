using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class LeafMaySignCertificates
{
    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG4021", "ku.leaf-certsign", nameof(LeafMaySignCertificates))
        {
            Title = "The key usage of a server or client allows signing certificates or revocation lists",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.9"),
            AlsoIn = [BaselineRequirements.Must("7.1.2.7.11")],
            Class = FindingClass.Profile,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                Signing certificates (keyCertSign) and revocation lists (cRLSign) is for CAs; strict clients (Python 3.13, OpenSSL with -x509_strict) refuse
                another certificate that allows it.
                Issue it again with 'keyUsage = critical, digitalSignature' (and keyEncipherment for RSA).
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        // A leaf with CA:TRUE is reported as such; its key usage then only follows.
        if (use.Certificate is { IsCa: false, KeyUsage.Value: { } usage } && (usage.Bits & (KeyUsages.KeyCertSign | KeyUsages.CrlSign)) != 0)
            context.Report(use.Violation($"The key usage is '{usage}'; keyCertSign and cRLSign are only for CAs."));
    }
}
