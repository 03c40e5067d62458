using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class ClusterLimits
{
    private static readonly Parameter<int> MaximumServerCertificates =
        new("maximumServerCertificates", 3, "Most server certificates of one cluster.");

    private static readonly Parameter<int> MaximumCaCertificates =
        new("maximumCaCertificates", 32, "Most CA certificates registered at one cluster.");

    public static readonly Rule<Cluster> Rule = new(
        new("MCG9009", "server.limits", nameof(ClusterLimits))
        {
            Title = "A cluster has more certificates than its broker accepts",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = Tdmq.Must(Tdmq.MutualAuthentication),
            Class = FindingClass.Configuration,
            Parameters = [MaximumServerCertificates, MaximumCaCertificates],
            Help = """
                The broker refuses to bind what exceeds its limit.
                Bring several domains into one certificate, remove what is not used, or give entries of another cluster their own 'cluster'.
                """,
        },
        Check);

    private static void Check(Cluster cluster, RuleContext context)
    {
        Judge(cluster, cluster.LastServer, cluster.ServerCount, "server certificates", context.Get(MaximumServerCertificates), context);
        Judge(cluster, cluster.LastBundle, cluster.AuthorityCount, "CA certificates", context.Get(MaximumCaCertificates), context);
    }

    private static void Judge(Cluster cluster, Entry? last, int count, string what, int maximum, RuleContext context)
    {
        if (last is not null && count > maximum)
        {
            context.Report(last.Violation(
                $"The cluster '{cluster.Name}' has {count} {what}; at most {maximum} are accepted.", $"{cluster.Name}: {what}"));
        }
    }
}
