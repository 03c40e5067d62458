using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

/// <summary>Reports an extension that is not critical and must be, or is and must not be.</summary>
internal static class Criticality
{
    public static void Require(bool critical, string oid, CertificateUse use, RuleContext context, Grade? grade)
    {
        // Of several copies the first is looked at; that there are several has a rule of its own.
        if (use.Certificate.ExtensionOf(oid) is { } extension && extension.Critical != critical)
        {
            context.Report(use.Violation(
                $"The extension {Oids.NameOf(oid)} is {(critical ? "not critical; it must be" : "critical; it must not be")}.", oid) with
            {
                Grade = grade,
            });
        }
    }
}
