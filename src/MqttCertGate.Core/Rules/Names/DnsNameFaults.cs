using MqttCertGate.Identity;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

/// <summary>Reports the faults of a server's DNS names, kind by kind.</summary>
internal static class DnsNameFaults
{
    public static void Report(ServerCertificate server, DnsNameFaultKind kind, RuleContext context)
    {
        foreach (var name in server.Certificate.SubjectAlternativeName.Value?.OfKind(GeneralNameKind.DnsName) ?? [])
        {
            if (DnsNameFault.Of(name) is { } fault && fault.Kind == kind)
                context.Report(server.Violation($"The DNS name '{fault.Name}' {fault.Detail}.", name.Text));
        }
    }
}
