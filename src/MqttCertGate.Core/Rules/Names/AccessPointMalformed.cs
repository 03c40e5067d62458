using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class AccessPointMalformed
{
    private static readonly Parameter<NamePattern> AccessPoint =
        new("accessPoint", NamePattern.Any, "Regular expression of the host names that the broker gives its clusters.");

    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8022", "id.endpoint-coverage", nameof(AccessPointMalformed))
        {
            Title = "A CNAME target is not an access point of the broker",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = Tdmq.Must(),
            Class = FindingClass.Configuration,
            Parameters = [AccessPoint],
            Help = """
                Clients reach the cluster through the CNAME record of the custom domain; pointed elsewhere, they reach nothing, or somebody else.
                Copy the access point from the console: the public one (mqtt-xxx-sh-public.mqtt.tencenttdmq.com) or that of the VPC
                (mqtt-xxx-nj-vpce-xxx.mqtt.tencenttdmq.com), and leave the custom domain under 'name'.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        foreach (var domain in server.Domains)
        {
            if (domain.Cname is not { } cname || context.Get(AccessPoint).Takes(cname.Value.TrimEnd('.')))
                continue;

            context.Report(server.Entry.ViolationAt(
                cname.Location, $"'{cname.Value}', the CNAME target of '{domain.Name.Value}', is not an access point of the broker.", domain.Name.Value));
        }
    }
}
