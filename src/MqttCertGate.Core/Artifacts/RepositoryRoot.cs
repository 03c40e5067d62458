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
}
