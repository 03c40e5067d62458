using MqttCertGate.Findings;
using MqttCertGate.Identity;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class UnexpectedName
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8020", "id.san-unexpected", nameof(UnexpectedName))
        {
            Title = "The certificate covers a name that the manifest does not declare",
            DefaultLevel = Level.Error,
            Source = Design.Must("'match: exact' means exactly these names"),
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Help = """
                Whoever holds the key can answer for every name in the certificate; 'match: exact' allows none beyond 'domains'.
                Issue the certificate again without the name, declare it in 'domains', or use 'match: covers'.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        if (server.Entry.Declaration.Match is not { Value: DomainMatch.Exact })
            return;

        var declared = new HashSet<string>(server.Domains.SelectMany(domain => ReferenceIdentity.Parse(domain.Name.Value).Presented), StringComparer.OrdinalIgnoreCase);
        foreach (var name in server.Certificate.SubjectAlternativeName.Value?.Names ?? [])
        {
            if (!declared.Contains(name.ToString()))
                context.Report(server.Violation($"The certificate covers '{name}', which 'domains' does not declare.", name.ToString()));
        }
    }
}
