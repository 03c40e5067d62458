using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate;

/// <summary>All that a verdict depends on beside the bytes of files.</summary>
internal sealed record GateRequest
{
    /// <summary>Absolute paths.</summary>
    public required IReadOnlyList<string> Manifests { get; init; }

    /// <summary>Certificate files given without a manifest; null for none.</summary>
    public ImpliedManifest? Implied { get; init; }

    /// <summary>Absolute path of the folder no path may leave.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>The instant of validity, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>
    /// The value of an environment variable, null where it is not set. Asked only for what a manifest names as <c>password-env</c>, and only where
    /// a file needs it; the value is in no output.
    /// </summary>
    public Func<string, string?> ReadVariable { get; init; } = _ => null;

    /// <summary>What the run may cost in all; see <see cref="WorkAllowance"/>.</summary>
    public long MaximumWork { get; init; } = WorkAllowance.Usual;

    /// <summary>
    /// Whether the report tells what was asked of the file system (<see cref="Report.Observations"/>). So it is unless a host says that it keeps no
    /// verdict: one kept without would hold for ever.
    /// </summary>
    public bool IsObserved { get; init; } = true;

    /// <summary>Whether the report lists every certificate and path (<see cref="Report.Inventory"/>), for a host that shows them.</summary>
    public bool IsListed { get; init; }

    /// <summary>The host's own settings of rules, which outweigh the manifest's.</summary>
    public IReadOnlyList<RuleSetting> Rules { get; init; } = [];
}
