using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class KeyReused
{
    private static readonly Grade AcrossRoles = new("a server and a client", Level.Warning);

    public static readonly Rule<Deployment> Rule = new(
        new("MCG2023", "key.reuse", nameof(KeyReused))
        {
            Title = "One key is used for two purposes",
            DefaultLevel = Level.Error,
            Source = Nist.Must("5.2"),
            AlsoIn = [BaselineRequirements.Must("6.1.1.3")],
            Class = FindingClass.Key,
            SecuritySeverity = 5.3,
            Cwe = 323,
            Grades = [AcrossRoles],
            Help = """
                A CA's key that also serves a broker is exposed where it is least protected, and a key that is both a server's and a client's gives away
                both when it is lost.
                Make a key for each certificate ('openssl ecparam -genkey -name prime256v1 -noout -out client.key') and have one of them issued again. The
                same certificate in two entries, and a renewal over the same key, are not meant.
                """,
        },
        Check);

    private static void Check(Deployment deployment, RuleContext context)
    {
        foreach (var holders in Deployment.Sharing(deployment.Certificates, holder => holder.Facts.SpkiSha256))
        {
            var server = holders.FirstOrDefault(holder => holder.IsLeafOf(Role.Server));
            var client = holders.FirstOrDefault(holder => holder.IsLeafOf(Role.Client));
            if ((server ?? client) is { } leaf && holders.FirstOrDefault(holder => holder.IsCa) is { } authority)
            {
                context.Report(leaf.ViolationWith(
                    authority, $"'{leaf.Name}' has the key of the CA '{authority.Name}'; each must have its own.",
                    holders.Key.ToString()));
            }
            else if (server is not null && client is not null)
            {
                context.Report(client.ViolationWith(
                    server, $"The client '{client.Name}' has the key of the server '{server.Name}'; each should have its own.",
                    holders.Key.ToString()) with
                {
                    Grade = AcrossRoles,
                });
            }
        }
    }
}
