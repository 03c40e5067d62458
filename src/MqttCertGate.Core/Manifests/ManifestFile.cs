namespace MqttCertGate.Manifests;

/// <summary>Where a manifest stands that nobody has named.</summary>
internal static class ManifestFile
{
    /// <summary>The names it may have, the one that is written where there is none yet before the other; two in one folder are one too many.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mqttcertgate.yml", "mqttcertgate.yaml"];

    /// <summary>Those that are in <paramref name="directory"/>, as absolute paths.</summary>
    public static IReadOnlyList<string> In(string directory) =>
        [.. Names.Select(name => Path.Combine(directory, name)).Where(File.Exists)];
}
