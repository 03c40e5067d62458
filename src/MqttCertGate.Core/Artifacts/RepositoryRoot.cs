namespace MqttCertGate.Artifacts;

/// <summary>The folder that confines every path of a manifest.</summary>
internal static class RepositoryRoot
{
    /// <summary>
    /// The nearest folder at or above <paramref name="directory"/> that holds <c>.git</c> (a folder, or the file of a worktree or submodule); else
    /// <paramref name="directory"/> itself.
    /// </summary>
    public static string Find(string directory)
    {
        for (var current = new DirectoryInfo(directory); current is not null; current = current.Parent)
        {
            var git = Path.Combine(current.FullName, ".git");
            if (Directory.Exists(git) || File.Exists(git))
                return current.FullName;
        }

        return directory;
    }

    /// <summary>Whether the absolute path <paramref name="path"/> lies below <paramref name="root"/>, as written: links are not resolved.</summary>
    public static bool Contains(string root, string path)
    {
        var folder = Path.GetFullPath(root).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var ignoresCase = Path.DirectorySeparatorChar == '\\';
        return path.StartsWith(folder, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }
}
