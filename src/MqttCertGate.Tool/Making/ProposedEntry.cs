using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tool.Making;

/// <summary>An entry that a manifest might have for a file that was found.</summary>
/// <param name="Name">Unique among those proposed together.</param>
internal sealed record ProposedEntry(string Name, Artifact File, Role Role)
{
    /// <summary>Files of intermediates that are not in <see cref="File"/>.</summary>
    public IReadOnlyList<Artifact> Chain { get; init; } = [];

    /// <summary>The file of the root that the certificate was issued under; null where none was found.</summary>
    public Artifact? Trust { get; init; }

    /// <summary>The file of the private key that belongs to the certificate; null where none was found.</summary>
    public Artifact? Key { get; init; }

    /// <summary>The names and addresses of the certificate.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>What is missing, in sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>A file that no entry names.</summary>
/// <param name="Reason">Why, as half a sentence.</param>
internal sealed record LeftOutFile(Artifact File, string Reason);
