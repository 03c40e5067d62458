using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tool;

/// <summary>Finds the manifests that paths of the command line stand for.</summary>
internal static class ManifestDiscovery
{
    /// <summary>Absolute paths, in the order of <paramref name="paths"/> and by name below a folder, each once.</summary>
    /// <param name="paths">Files or folders, relative to <paramref name="workingDirectory"/>; none stands for that folder itself.</param>
    /// <exception cref="CannotCheckException">A path does not exist, or there is no manifest.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths, string workingDirectory) =>
        [.. (paths.Count == 0 ? ["."] : paths).SelectMany(path => Find(path, workingDirectory)).Distinct(StringComparer.Ordinal)];

    private static List<string> Find(string path, string workingDirectory)
    {
        var full = RealPath.Of(Path.GetFullPath(path, workingDirectory));
        if (File.Exists(full))
            return [full];
        if (!Directory.Exists(full))
            throw new CannotCheckException($"No file or folder '{path}'.");

        var folder = Path.TrimEndingDirectorySeparator(full);
        var below = new List<string>();
        AddBelow(new DirectoryInfo(folder), IgnoreRules.In(folder), below);
        if (below.Count > 0)
            return below;
        return Above(folder) is { } above
            ? [above]
            : throw new CannotCheckException(
                $"No {ManifestFile.Names[0]} {(folder == workingDirectory ? "here" : $"in '{path}'")}, below, or up to the repository root. "
                + "Start with `mqttcertgate init`.");
    }

    private static void AddBelow(DirectoryInfo folder, IgnoreRules rules, List<string> manifests)
    {
        if (In(folder.FullName) is { } manifest && !rules.Ignores(manifest, isFolder: false))
            manifests.Add(manifest);
        foreach (var child in FoldersOf(folder).OrderBy(child => child.Name, StringComparer.Ordinal))
        {
            if (!GlobExpansion.ToolFolders.Contains(child.Name) && child.LinkTarget is null && !rules.Ignores(child.FullName, isFolder: true))
                AddBelow(child, rules.Within(child.FullName), manifests);
        }
    }

    private static DirectoryInfo[] FoldersOf(DirectoryInfo folder)
    {
        try
        {
            return folder.GetDirectories();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotCheckException($"The folder '{folder.FullName}' cannot be listed, so manifests in it would go unseen.");
        }
    }

    private static string? Above(string folder)
    {
        var root = RepositoryRoot.Find(folder);
        for (var current = folder; current != root && Path.GetDirectoryName(current) is { } parent; current = parent)
        {
            if (In(parent) is { } manifest)
                return manifest;
        }

        return null;
    }

    private static string? In(string folder) => ManifestFile.In(folder) switch
    {
        [] => null,
        [var manifest] => manifest,
        _ => throw new CannotCheckException($"'{folder}' holds both {string.Join(" and ", ManifestFile.Names)}; keep one of them."),
    };
}
