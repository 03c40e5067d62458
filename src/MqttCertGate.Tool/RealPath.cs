namespace MqttCertGate.Tool;

/// <summary>
/// Paths without symbolic links. A link on the way would hide the repository that a file lies in, and code scanning knows files by the place where the
/// repository has them.
/// </summary>
internal static class RealPath
{
    /// <summary>The same place; a file that is itself a link keeps its name, since the paths in a manifest are relative to where it is read.</summary>
    /// <param name="path">Absolute.</param>
    public static string Of(string path)
    {
        if (Directory.Exists(path))
            return OfFolder(path);
        return Path.GetDirectoryName(path) is { } folder ? Path.Combine(OfFolder(folder), Path.GetFileName(path)) : path;
    }

    private static string OfFolder(string folder)
    {
        folder = Path.TrimEndingDirectorySeparator(folder);
        if (Path.GetDirectoryName(folder) is not { } parent)
            return folder;
        var place = Path.Combine(OfFolder(parent), Path.GetFileName(folder));
        // The target may be reached over links of its own.
        return Directory.Exists(place) && Directory.ResolveLinkTarget(place, returnFinalTarget: true) is { FullName: var target } ? OfFolder(target) : place;
    }
}
