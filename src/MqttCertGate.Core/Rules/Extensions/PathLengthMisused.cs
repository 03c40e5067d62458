using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class PathLengthMisused
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4012", "bc.pathlen-misuse", nameof(PathLengthMisused))
        {
            Title = "A path length stands where it has no meaning",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.9"),
            Class = FindingClass.Profile,
            Help = """
                A path length limits the CAs below a CA; elsewhere strict clients (Python 3.13, OpenSSL with -x509_strict) refuse the certificate.
                Issue the certificate again with 'basicConstraints = critical, CA:FALSE', or for a CA with 'critical, CA:TRUE, pathlen:0' and keyCertSign among its
                key usages.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use.Certificate is not { BasicConstraints.Value: { PathLength: { } length } constraints, KeyUsage: var usage })
            return;

        if (!constraints.IsCa)
            context.Report(use.Violation($"The path length is {length} in a certificate without CA:TRUE; only a CA may have one."));
        // That a CA has no key usage at all, or none that can be read, is reported as such.
        else if (usage.Value is { } present && !present.Has(KeyUsages.KeyCertSign))
            context.Report(use.Violation($"The path length is {length} and the key usage is '{present}'; only with keyCertSign may a CA have one."));
    }
}
