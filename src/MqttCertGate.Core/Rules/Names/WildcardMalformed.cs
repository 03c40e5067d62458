using MqttCertGate.Findings;
using MqttCertGate.Identity;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class WildcardMalformed
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8006", "id.wildcard-form", nameof(WildcardMalformed))
        {
            Title = "A wildcard is not a whole left-most label",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(9525, "6.3"),
            AlsoIn = [BaselineRequirements.Must("7.1.2.7.12")],
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 297,
            Help = """
                OpenSSL matches 'm*.example.com', .NET and rustls do not: such a name works for some clients only, and '*' alone for none.
                Issue the certificate again with '*.example.com', which stands for exactly one label, or with the full names.
                """,
        },
        (server, context) => DnsNameFaults.Report(server, DnsNameFaultKind.Wildcard, context));
}
