namespace MqttCertGate.Manifests;

/// <summary>What a manifest turned out to be; where there is a problem there is no manifest.</summary>
internal sealed record ManifestReading(Manifest? Manifest, IReadOnlyList<ManifestProblem> Problems);

/// <summary>Reads manifests from YAML events, so that every node keeps its place.</summary>
internal static class ManifestReader
{
    /// <summary>Reads <paramref name="path"/> and the manifest it extends; neither may lie outside <paramref name="repositoryRoot"/>.</summary>
    public static ManifestReading Read(string path, string repositoryRoot) => throw new NotImplementedException();
}
