using MqttCertGate.Findings;

namespace MqttCertGate.Subjects;

/// <summary>The entries of one manifest that name the same cluster, and so share its limits.</summary>
internal sealed record Cluster(string Name, IReadOnlyList<Entry> Entries) : ISubject
{
    public SourceLocation Place => Entries[Entries.Count - 1].Place;
}
