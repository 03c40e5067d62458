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
            // Said at the first; there are at most a hundred (CertificateBudget).
            var oid = extensions[index].Oid;
            if (!IsAmong(extensions, 0, index, oid) && IsAmong(extensions, index + 1, extensions.Count, oid))
                context.Report(use.Violation($"The extension {Oids.NameOf(oid)} appears more than once; once is the most.", oid));
        }
    }

    private static bool IsAmong(IReadOnlyList<RawExtension> extensions, int start, int end, string oid)
    {
        for (var index = start; index < end; index++)
        {
            if (extensions[index].Oid == oid)
                return true;
        }

        return false;
    }
}
