using MqttCertGate.Findings;
using MqttCertGate.Identity;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class WildcardTooBroad
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8007", "id.wildcard-breadth", nameof(WildcardTooBroad))
        {
            Title = "A wildcard stands for everything below a single label",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("3.2.2.6"),
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 297,
            Help = """
                '*.com' would name every site below 'com'; public CAs refuse it, and OpenSSL never matches a wildcard beside a single label, be it 'local' or 'com'.
                Issue the certificate again with the names that the broker has, or with a wildcard below a domain of your own ('*.example.com').
                """,
        },
        (server, context) => DnsNameFaults.Report(server, DnsNameFaultKind.WildcardBreadth, context));
}
