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
        var extensions = use.Certificate.Extensions;
        for (var index = 0; index < extensions.Count; index++)
        {
            // Said at the second; there are at most a hundred (CertificateBudget).
            var oid = extensions[index].Oid;
            if (CountBefore(index, oid, extensions) == 1)
                context.Report(use.Violation($"The extension {Oids.NameOf(oid)} appears more than once; once is the most.", oid));
        }
    }

    private static int CountBefore(int end, string oid, IReadOnlyList<RawExtension> extensions)
    {
        var count = 0;
        for (var index = 0; index < end; index++)
            count += extensions[index].Oid == oid ? 1 : 0;
        return count;
    }
}
