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
    public IReadOnlyList<DeployedCertificate> Certificates => certificates ??=
    [
        .. from entry in entries
           from placed in (entry.Leaf is { } leaf ? new[] { leaf } : []).Concat(entry.CertificateFiles.SelectMany(file => file.Certificates))
           group new DeployedCertificate(entry, placed) by placed.Certificate.Sha256 into places
           select places.FirstOrDefault(place => place.IsLeaf) ?? places.First(),
    ];
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
