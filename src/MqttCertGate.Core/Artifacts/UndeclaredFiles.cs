using MqttCertGate.X509;

namespace MqttCertGate.Artifacts;

/// <summary>Reads the files of folders that nothing has named. Symbolic links are not followed: what they lead to is seen where it is.</summary>
/// <param name="isNew">Whether the file at an absolute path was neither read for a manifest nor asked about before.</param>
internal sealed class UndeclaredFiles(Repository repository, Func<string, bool> isNew)
{
    /// <summary>The most files that are looked into, far beyond a folder of certificates.</summary>
    public const int MaximumFiles = 10_000;

    private int count;

    /// <summary>Whether there were more files than are looked into.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Files that lie in one of <paramref name="folders"/> itself, each once.</summary>
    public IEnumerable<Artifact> In(IEnumerable<string> folders) => folders
        .OrderBy(folder => folder, StringComparer.Ordinal)
        .SelectMany(folder => Answered(() => repository.FilesIn(folder), []).Select(name => Path.Combine(folder, name)))
        .Select(Read).OfType<Artifact>();

    /// <summary>Files that lie in <paramref name="folder"/> or a folder below, but for those that tools make.</summary>
    public IEnumerable<Artifact> Below(string folder)
    {
        var matches = Answered(() => repository.Expand(folder, "**"), []);
        HasMore |= matches is null;
        return (matches ?? []).Select(path => Read(Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar)))).OfType<Artifact>();
    }

    private Artifact? Read(string path)
    {
        if (!isNew(path) || HasMore)
            return null;
        var content = Answered(() => repository.KindOf(path) == PlaceKind.File && repository.LinkTarget(path) is null ? repository.Read(path) : null, null);
        if (content is not { State: FileState.Read })
            return null;
        HasMore = ++count > MaximumFiles;
        return HasMore ? null : ArtifactReader.Read(path, Findings.SourceLocation.StartOf(path), content.Bytes, FilePassword.None);
    }

    /// <summary>Nobody named these files: one that cannot be read promises nothing.</summary>
    private static T Answered<T>(Func<T> ask, T otherwise)
    {
        try
        {
            return ask();
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            return otherwise;
        }
    }
}
