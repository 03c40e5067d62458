using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Subjects;

/// <summary>The entries of one manifest that name the same cluster, and so share its limits.</summary>
internal sealed class Cluster(string name) : ISubject
{
    private readonly HashSet<Sha256> authorities = [];
    private SourceLocation? place;

    public string Name => name;

    public SourceLocation Place => place ?? throw new InvalidOperationException("No entry is of the cluster.");

    /// <summary>How many entries are of servers.</summary>
    public int ServerCount { get; private set; }

    /// <summary>The last of these; null for none.</summary>
    public Entry? LastServer { get; private set; }

    /// <summary>How many certificates the bundles of CAs hold, each counted once.</summary>
    public int AuthorityCount => authorities.Count;

    /// <summary>The last of the entries with such a bundle; null for none.</summary>
    public Entry? LastBundle { get; private set; }

    /// <summary>Takes an entry, in the order in which they are declared.</summary>
    public void Add(Entry entry)
    {
        place = entry.Place;
        if (entry.Role == Role.Server)
            (LastServer, ServerCount) = (entry, ServerCount + 1);
        if (entry.Role == Role.Ca)
        {
            LastBundle = entry;
            authorities.UnionWith(entry.File.Certificates.Select(placed => placed.Certificate.Sha256));
        }
    }
}
