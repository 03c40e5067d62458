using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class DuplicateExtension
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4001", "ext.duplicate", nameof(DuplicateExtension))
        {
            Title = "The certificate has an extension twice",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2"),
            Class = FindingClass.Profile,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                Verifiers disagree on which of the two counts, and current ones refuse the certificate.
                Have it issued again; look for the extension in both the request and the CA's configuration.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        foreach (var copies in use.Certificate.Extensions.GroupBy(extension => extension.Oid, StringComparer.Ordinal))
        {
            if (copies.Skip(1).Any())
                context.Report(use.Violation($"The extension {Oids.NameOf(copies.Key)} appears more than once; once is the most.", copies.Key));
        }
    }
}
