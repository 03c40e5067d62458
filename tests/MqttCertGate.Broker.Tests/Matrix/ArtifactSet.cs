using MqttCertGate.Tests.Scenarios;

namespace MqttCertGate.Tests.Matrix;

/// <summary>A manifest and its files, which the gate judges and which are then served and connected to.</summary>
/// <param name="Group">The heading of its table.</param>
internal sealed record ArtifactSet(string Group, string Name, Func<Scenario> Repository)
{
    public static IReadOnlyList<ArtifactSet> All { get; } =
    [
        .. GoodSets.All.Select(set => new ArtifactSet("What every client takes", set.Key, set.Value)),
        .. ProfileDemands.All.Keys.Select(name => new ArtifactSet("Profiles and overlays", name, () => ProfileDemands.Repository(name))),
        .. CommonMistakes.All.Select(mistake => new ArtifactSet("The 25 most common mistakes", $"{mistake.Value.Number}. {mistake.Key}", mistake.Value.Repository)),
        .. Divergences.All.Select(divergence => new ArtifactSet("What programs take differently", divergence.Key, divergence.Value.Input)),
    ];
}
