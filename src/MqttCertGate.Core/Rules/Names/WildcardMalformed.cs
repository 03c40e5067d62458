using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class WildcardMalformed
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8006", "id.wildcard-form", nameof(WildcardMalformed))
        {
            Title = "A wildcard is not a whole left-most label",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(9525, "6.3"),
            AlsoIn = [BaselineRequirements.Must("1.6.1")],
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 297,
            Help = """
                OpenSSL matches 'm*.example.com', .NET and rustls do not: such a name works for some clients only, and '*' alone for none.
                Issue the certificate again with '*.example.com', which stands for exactly one label, or with the full names.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        foreach (var name in server.Certificate.SubjectAlternativeName.Value?.OfKind(GeneralNameKind.DnsName) ?? [])
        {
            var isWellFormed = name.Text.StartsWith("*.", StringComparison.Ordinal) && name.Text.Length > 2 && name.Text.IndexOf('*', 1) < 0;
            if (name.Text.Contains('*') && !isWellFormed)
                context.Report(server.Violation($"The dNSName '{name.Text}' has a wildcard that is not its whole left-most label.", name.Text));
        }
    }
}
