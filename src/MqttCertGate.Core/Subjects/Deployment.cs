using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.X509;

namespace MqttCertGate.Subjects;

/// <summary>All that the manifests of a run declare: what no single entry shows is judged here, once.</summary>
/// <param name="entries">At least one.</param>
internal sealed class Deployment(IReadOnlyList<Entry> entries) : ISubject
{
    private IReadOnlyList<DeployedCertificate>? certificates;

    public SourceLocation Place => entries[0].Place;

    /// <summary>Every certificate once, at its first place; a leaf is one wherever it is declared as such.</summary>
    public IReadOnlyList<DeployedCertificate> Certificates => certificates ??= Collect();

    private List<DeployedCertificate> Collect()
    {
        var collected = new List<DeployedCertificate>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var files = new HashSet<Artifact>();
        void Add(DeployedCertificate deployed)
        {
            if (!indexes.TryGetValue(deployed.Certificate.Sha256, out var index))
            {
                indexes.Add(deployed.Certificate.Sha256, collected.Count);
                collected.Add(deployed);
            }
            else if (deployed.IsLeaf && !collected[index].IsLeaf)
            {
                collected[index] = deployed;
            }
        }

        foreach (var entry in entries)
        {
            if (entry.Leaf is { } leaf)
                Add(new DeployedCertificate(entry, leaf));
            // What is no leaf has one place, however many entries have its file.
            foreach (var placed in entry.CertificateFiles.Where(files.Add).SelectMany(file => file.Certificates))
                Add(new DeployedCertificate(entry, placed));
        }

        return collected;
    }
}

/// <summary>A certificate of a run, with the entry it belongs to.</summary>
internal sealed record DeployedCertificate(Entry Entry, PlacedCertificate Placed)
{
    public Certificate Certificate => Placed.Certificate;

    /// <summary>Whether it is the end-entity certificate of its entry.</summary>
    public bool IsLeaf => Placed == Entry.Leaf && !Certificate.IsCa;

    /// <summary>Whether it is the end-entity certificate of an entry of that role.</summary>
    public bool IsLeafOf(Role role) => IsLeaf && Entry.Role == role;

    /// <summary>A violation of this certificate that another one shares.</summary>
    public Violation ViolationWith(DeployedCertificate other, string message, string discriminator) =>
        Entry.ViolationOf(Certificate, message, discriminator) with
        {
            Location = Placed.Location,
            Related = [new RelatedLocation(other.Placed.Location, "The other certificate"), new RelatedLocation(other.Entry.Place, $"The entry '{other.Entry.Name}'")],
        };
}
