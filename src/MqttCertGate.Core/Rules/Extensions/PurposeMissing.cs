using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

/// <summary>Whether a certificate is for what its role does (RFC 5280 §4.2.1.12).</summary>
internal static class PurposeMissing
{
    public static readonly Parameter<bool> Required =
        new("required", true, "Whether the extended key usage must be there; RFC 5280 and most TLS libraries take its absence for any purpose.");

    public static void Check(EndEntityCertificate use, RuleContext context)
    {
        var (isRequired, usage, purpose) = (context.Get(Required), use.Certificate.ExtendedKeyUsage, Oids.NameOf(use.Purpose));
        if (!usage.IsPresent && isRequired)
            context.Report(use.Violation($"The certificate has no extended key usage; {purpose} is required."));
        else if (usage.Value is { } present && !use.IsOcspResponder && !present.Has(use.Purpose))
            context.Report(use.Violation($"The extended key usage is '{present}'; {purpose} is required."));
    }
}
