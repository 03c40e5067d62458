using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

/// <summary>Reports key usages that a key of its kind cannot have.</summary>
internal static class ForbiddenUsages
{
    public static void Report(KeyUsages forbidden, CertificateUse use, RuleContext context, Grade? grade = null)
    {
        if (use.Certificate is not { KeyUsage.Value: { } usage, PublicKey: var key } || (usage.Bits & forbidden) is KeyUsages.None)
            return;

        var wrong = new KeyUsage(usage.Bits & forbidden);
        context.Report(use.Violation($"The key usage of the {key.AlgorithmName} key is '{usage}'; {wrong} must not be set.") with { Grade = grade });
    }
}
