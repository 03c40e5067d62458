using System.Text.RegularExpressions;
using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class AccessPointMalformed
{
    private static readonly Parameter<string> AccessPoint =
        new("accessPoint", ".", "Regular expression of the host names that the broker gives its clusters.")
        {
            Kind = "regular expression",
            Accepts = IsExpression,
        };

    /// <summary>A profile's own expression may be slow; a host name has at most 253 characters (RFC 1034 §3.1), so this is ample.</summary>
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

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

    private static bool IsExpression(string text)
    {
        try
        {
            Regex.Match("", text, RegexOptions.None, MatchTimeout);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Check(ServerCertificate server, RuleContext context)
    {
        foreach (var domain in server.Domains)
        {
            if (domain.Cname is not { } cname
                || Regex.IsMatch(cname.Value.TrimEnd('.'), context.Get(AccessPoint), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchTimeout))
            {
                continue;
            }

            context.Report(server.Entry.ViolationAt(
                cname.Location, $"'{cname.Value}', the CNAME target of '{domain.Name.Value}', is not an access point of the broker.", domain.Name.Value));
        }
    }
}
