using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

/// <summary>Reports the faults of a certificate's encoding, kind by kind.</summary>
internal static class EncodingFaults
{
    public static void Report(CertificateUse use, EncodingFaultKind kind, RuleContext context, string lead = "The encoding of the certificate is not DER")
    {
        foreach (var fault in use.Certificate.EncodingFaults)
        {
            if (fault.Kind == kind)
                context.Report(use.Violation($"{lead}: {fault.Message}.", fault.Field ?? fault.Message));
        }
    }
}
