using System.Text;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Artifacts;

/// <summary>
/// The folder that confines every path of a run, and all that the run asks of its files. What was asked and answered is kept, so that a later
/// run can tell whether it would see the same. Files are read from several threads.
/// </summary>
/// <param name="root">Absolute path.</param>
/// <param name="isObserved">Whether to keep what was asked; it takes about as much memory as what was read.</param>
internal sealed partial class Repository(string root, bool isObserved = true)
{
    /// <summary>The cap of every file that is read, before anything is parsed. A chain file has a few KiB, the bundle of all public roots about 200.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    // Far beyond the fleet of one repository: a glob with more matches was not meant.
    public const int MaximumMatches = 100_000;

    private readonly Dictionary<string, Observation> answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> listings = new(StringComparer.Ordinal);

    public string Root { get; } = root;

    /// <summary>All that was asked so far; the order is that of asking.</summary>
    public IEnumerable<Observation> Observations => answers.Values;

    /// <summary>Whether every one of <paramref name="observations"/>, made in a repository of this root, would be made again.</summary>
    public bool StillHolds(IEnumerable<Observation> observations) => observations.All(
        observation => Ask(observation.Question, observation.Path, observation.Subject) == observation.Answer);

    /// <exception cref="IOException">It cannot be told, as for every question here.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public PlaceKind KindOf(string path) => Ask(
        Question.Kind, path, "",
        () => Directory.Exists(path) ? PlaceKind.Folder : File.Exists(path) ? PlaceKind.File : PlaceKind.Nothing,
        kind => kind.ToString());

    /// <summary>Whether <paramref name="folder"/> holds <paramref name="name"/>, spelled so; no folder holds nothing.</summary>
    public bool HasName(string folder, string name) => Ask(Question.HasName, folder, name, () => List(folder).Contains(name), holds => holds ? "yes" : "no");

    /// <summary>Names of the files in <paramref name="folder"/> itself, in ordinal order; none for what is no folder.</summary>
    public IReadOnlyList<string> FilesIn(string folder) => Ask(
        Question.Files, folder, "",
        () => Directory.Exists(folder) ? Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).OrderBy(name => name, StringComparer.Ordinal).ToList() : [],
        Text);

    /// <summary>A name in <paramref name="folder"/> that <paramref name="name"/> may be a slip for; null for none.</summary>
    public string? NearName(string folder, string name) =>
        Ask(Question.NearName, folder, name, () => Suggestion.For(name, List(folder)), near => near ?? "none");

    /// <summary>Where a symbolic link leads, as written in it; null for what is no link, empty for a link that cannot be followed.</summary>
    public string? LinkTarget(string path) => Ask(Question.Link, path, "", () => ReadLink(path), target => target ?? "no link");

    /// <summary>What a file holds, whole or not at all.</summary>
    public FileContent Read(string path) => Ask(Question.Content, path, "", () => ReadFile(path), content => content switch
    {
        { State: FileState.Read } => content.Sha256,
        _ => FormattableString.Invariant($"{content.State} {content.Length}"),
    });

    /// <summary>
    /// The files a glob matches, as paths relative to <paramref name="directory"/> with <c>/</c>, in ordinal order; null where there are more than
    /// <see cref="MaximumMatches"/>.
    /// </summary>
    public IReadOnlyList<string>? Expand(string directory, string glob) =>
        Ask(Question.Matches, directory, glob, () => GlobExpansion.Expand(Root, directory, glob, MaximumMatches), matches => matches is null ? "too many" : Text(matches));

    /// <summary>Asks what an observation asked, and tells what stands for the answer now.</summary>
    private string Ask(Question question, string path, string subject)
    {
        try
        {
            _ = question switch
            {
                Question.Content => (object)Read(path),
                Question.Kind => KindOf(path),
                Question.HasName => HasName(path, subject),
                Question.Files => FilesIn(path),
                Question.NearName => NearName(path, subject),
                Question.Link => LinkTarget(path),
                Question.Matches => Expand(path, subject),
                _ => throw new ArgumentOutOfRangeException(nameof(question)),
            };
        }
        catch (Exception exception) when (IsOfFileSystem(exception))
        {
            // The answer says so.
        }

        return answers[Key(question, path, subject)].Answer;
    }

    private T Ask<T>(Question question, string path, string subject, Func<T> ask, Func<T, string> text)
    {
        try
        {
            var answer = ask();
            if (isObserved)
                Keep(text(answer));
            return answer;
        }
        catch (Exception exception) when (IsOfFileSystem(exception))
        {
            if (isObserved)
                Keep(exception.GetType().Name);
            throw;
        }

        // Two answers in one run: what the verdict rests on is neither, and no later answer is the same.
        void Keep(string answer)
        {
            var key = Key(question, path, subject);
            lock (answers)
            {
                if (!answers.TryGetValue(key, out var earlier))
                    answers.Add(key, new Observation(question, path, subject, answer));
                else if (earlier.Answer != answer)
                    answers[key] = earlier with { Answer = "changed during the run" };
            }
        }
    }

    /// <summary>No path holds a NUL.</summary>
    private static string Key(Question question, string path, string subject) => $"{(int)question}\0{path}\0{subject}";

    /// <summary>Whether an exception says that the file system has no answer, rather than that we are wrong.</summary>
    public static bool IsOfFileSystem(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private static string Text(IEnumerable<string> names) => Digest.Sha256Hex(Encoding.UTF8.GetBytes(string.Join("\n", names)));

    /// <summary>A folder is listed once: what it holds when it is first asked about is what it holds.</summary>
    private HashSet<string> List(string folder)
    {
        if (!listings.TryGetValue(folder, out var names))
        {
            names = new HashSet<string>(StringComparer.Ordinal);
            if (Directory.Exists(folder))
                names.UnionWith(Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)));
            listings.Add(folder, names);
        }

        return names;
    }

    /// <summary>The target of a link, empty where it cannot be followed; null for what is no link.</summary>
    private static partial string? ReadLink(string path);

    private static FileContent ReadFile(string path)
    {
        var file = new FileInfo(path);
        var (length, written) = (file.Length, file.LastWriteTimeUtc);
        if (length is 0 or > MaximumBytes)
            return new FileContent(length == 0 ? FileState.Empty : FileState.Oversize, [], length);

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var bytes = new byte[length];
        var count = 0;
        for (int read; count < bytes.Length && (read = stream.Read(bytes, count, bytes.Length - count)) > 0;)
            count += read;
        // One byte more shows a file that grows while it is read.
        var hasMore = stream.ReadByte() >= 0;
        file.Refresh();
        return hasMore || count != length || file.Length != length || file.LastWriteTimeUtc != written
            ? new FileContent(FileState.Changed, [], count)
            : new FileContent(FileState.Read, bytes, count);
    }
}
