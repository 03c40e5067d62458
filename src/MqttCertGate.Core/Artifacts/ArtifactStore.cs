using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.X509;

namespace MqttCertGate.Artifacts;

/// <summary>What stays known of a file that was read.</summary>
/// <param name="NamedAt">The manifest node that first named it.</param>
/// <param name="CertificateCount">How many certificates were read from it.</param>
internal sealed record KnownFile(string Path, Sha256 Sha256, string MimeType, SourceLocation NamedAt, int CertificateCount)
    : CheckedArtifact(Path, Sha256, MimeType)
{
    /// <summary>Whether what it holds was kept no longer at some time.</summary>
    public bool WasReleased { get; set; }

    /// <summary>RFC 2585 §4 registers pkix-cert and pkix-crl, RFC 8551 §3.2 pkcs7-mime; the others are in common use.</summary>
    public static string MimeTypeOf(ArtifactFormat format) => format switch
    {
        ArtifactFormat.Pem => "application/x-pem-file",
        ArtifactFormat.Der => "application/pkix-cert",
        ArtifactFormat.Pkcs7 => "application/pkcs7-mime",
        ArtifactFormat.Pkcs12 => "application/pkcs12",
        ArtifactFormat.CertificateRevocationList => "application/pkix-crl",
        _ => "application/octet-stream",
    };
}

/// <summary>Reads every file a run needs, and never one outside the repository. Each is read once, unless it was released in between.</summary>
/// <param name="readVariable">The value of an environment variable that holds a password.</param>
internal sealed class ArtifactStore(Repository repository, Func<string, string?> readVariable)
{
    private readonly FileLocator locator = new(repository);

    // By path and by the variable of the password, which is empty where none is named, and where the file needs none.
    private readonly Dictionary<(string Path, string PasswordVariable), Artifact> artifacts = [];
    private readonly Dictionary<string, KnownFile> known = new(StringComparer.Ordinal);
    private readonly Dictionary<Located<string>, string> failedGlobs = [];
    private readonly CertificatePool pool = new();
    private long iterationsLeft = FilePassword.MaximumIterationsOfRun;

    /// <summary>All files read so far, each once.</summary>
    public IReadOnlyCollection<KnownFile> Files => known.Values;

    /// <summary>Whether the file at an absolute path was asked for, and could be read.</summary>
    public bool HasRead(string path) => known.ContainsKey(path);

    /// <summary>Globs that could not be expanded, and why, as a message: of such a glob no file is known, so it must not pass.</summary>
    public IReadOnlyDictionary<Located<string>, string> FailedGlobs => failedGlobs;

    /// <summary>
    /// The file <paramref name="path"/> names, relative to <paramref name="directory"/>. Never throws for bad input: a file that is missing, not
    /// readable or outside the repository is an artifact with a defect.
    /// </summary>
    /// <param name="passwordVariable">The environment variable that holds the file's password, should it need one; null for none.</param>
    public Artifact Read(string directory, Located<string> path, string? passwordVariable = null) =>
        Read(new NamedPlace(path, Locate(directory, path, isMatch: false)), passwordVariable);

    /// <summary>
    /// The same for files that a glob matched, in their order; on several threads where there is no password: in which order files are opened decides
    /// which may still demand work.
    /// </summary>
    public IReadOnlyList<Artifact> ReadAll(string directory, IEnumerable<Located<string>> matches, string? passwordVariable)
    {
        var named = Batch.Map(matches.ToList(), match => new NamedPlace(match, Locate(directory, match, isMatch: true)));
        if (passwordVariable is null)
            ReadAhead(named);
        return [.. named.Select(place => Read(place, passwordVariable))];
    }

    private Artifact Read(NamedPlace named, string? passwordVariable)
    {
        var place = named.Place;
        var key = (place.Path, passwordVariable ?? "");
        if (artifacts.TryGetValue((place.Path, ""), out var artifact) && !artifact.NeedsPassword)
            return artifact;
        if (!artifacts.TryGetValue(key, out artifact))
        {
            var password = new FilePassword(passwordVariable, readVariable, Math.Min(iterationsLeft, FilePassword.MaximumIterations));
            artifact = place.Defect is { } defect ? Unread(place.Path, defect) : ReadFile(named, password);
            iterationsLeft -= password.Spent;
            Keep(artifact.NeedsPassword ? key : (place.Path, ""), artifact);
        }

        return artifact;
    }

    private void Keep((string Path, string PasswordVariable) key, Artifact artifact)
    {
        // A file that is not the one it was a moment ago may need no password any more.
        artifacts[key] = artifact;
        var count = artifact.Certificates.Count;
        // Of a store that opens with one password and not with another, what it holds is known.
        if (artifact.Sha256 is { } digest && (!known.TryGetValue(artifact.Path, out var earlier) || earlier.CertificateCount < count))
            known[artifact.Path] = new KnownFile(artifact.Path, digest, KnownFile.MimeTypeOf(artifact.Format), artifact.NamedAt, count);
    }

    /// <summary>
    /// Keeps no longer what a file holds, once all is judged that rests on it: a fleet has more of them than there is memory for. Should it be named
    /// again it is read again, must be the same, and is kept then, as is what took a password: nothing is worked on time after time.
    /// </summary>
    /// <returns>Whether it is kept no longer.</returns>
    public bool Release(Artifact file)
    {
        if (file.Sha256 is null || file.NeedsPassword || known[file.Path] is not { WasReleased: false } read)
            return false;
        read.WasReleased = true;
        artifacts.Remove((file.Path, ""));
        foreach (var certificate in file.OwnCertificates)
            pool.Forget(certificate);
        return true;
    }

    private void ReadAhead(IEnumerable<NamedPlace> named)
    {
        var unread = named.Where(path => path.Place.Defect is null && !artifacts.ContainsKey((path.Place.Path, "")))
            .GroupBy(path => path.Place.Path, StringComparer.Ordinal).Select(alike => alike.First()).ToList();
        foreach (var artifact in Batch.Map(unread, path => ReadFile(path, FilePassword.None)))
            Keep((artifact.Path, ""), artifact);
    }

    /// <summary>
    /// The files a glob matches, as paths relative to <paramref name="directory"/> with <c>/</c>, in ordinal order. None where there is no match,
    /// and none for a glob that <see cref="FailedGlobs"/> holds from then on.
    /// </summary>
    public IReadOnlyList<string> Expand(string directory, Located<string> glob)
    {
        string reason;
        try
        {
            if (repository.Expand(directory, glob.Value) is { } matches)
                return matches;
            reason = $"it matches more than {Repository.MaximumMatches} files";
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            reason = exception.GetType().Name;
        }

        failedGlobs[glob] = $"The glob '{glob.Value}' cannot be expanded, so nothing was checked for it: {reason}.";
        return [];
    }

    private FilePlace Locate(string directory, Located<string> path, bool isMatch)
    {
        try
        {
            return locator.Locate(directory, path, isMatch);
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            return new FilePlace(FileLocator.PathOf(directory, path), Unreadable(path, exception));
        }
    }

    private Artifact ReadFile(NamedPlace named, FilePassword password)
    {
        var (path, file) = (named.Path, named.Place.Path);
        Artifact Failed(FileDefectKind kind, string message) => Unread(file, new FileDefect(kind, $"'{path.Value}' {message}", path.Location));

        try
        {
            var content = repository.Read(file);
            var earlier = known.TryGetValue(file, out var read) && read.WasReleased ? read : null;
            if (earlier is not null && earlier.Sha256 != content.Sha256)
                return Failed(FileDefectKind.Unreadable, "has changed since it was first read.");
            return content.State switch
            {
                FileState.Read => ArtifactReader.Read(file, earlier?.NamedAt ?? path.Location, content.Bytes, password, pool),
                FileState.Empty => Failed(FileDefectKind.Empty, "is empty, or not a regular file."),
                FileState.Oversize => Failed(
                    FileDefectKind.Oversize, $"has {content.Length} bytes and was not read; at most {Repository.MaximumBytes} are."),
                _ => Failed(FileDefectKind.Unreadable, "changed while it was being read."),
            };
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            return Unread(file, Unreadable(path, exception));
        }
    }

    private static FileDefect Unreadable(Located<string> path, Exception exception) => new(
        FileDefectKind.Unreadable, $"'{path.Value}' cannot be read: {exception.GetType().Name}.", path.Location,
        "Let the account that runs the build read it.");

    private static Artifact Unread(string file, FileDefect defect) => new()
    {
        Path = file,
        NamedAt = defect.Location,
        Length = 0,
        Sha256 = null,
        Format = ArtifactFormat.Unknown,
        Defects = [defect],
        IsComplete = false,
    };

    /// <summary>A path as it is written, and where it leads.</summary>
    private sealed record NamedPlace(Located<string> Path, FilePlace Place);
}
