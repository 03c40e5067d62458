using System.Text;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Artifacts;

/// <summary>
/// The folder that confines every path of a run, and all that the run asks of its files. What was asked and answered is kept, so that a later
/// run can tell whether it would see the same. May be asked from several threads.
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
    private readonly Dictionary<string, List<string>> listings = new(StringComparer.Ordinal);

    public string Root { get; } = root;

    /// <summary>All that was asked so far; the order is that of asking.</summary>
    public IEnumerable<Observation> Observations => answers.Values;

    /// <summary>Whether every one of <paramref name="observations"/>, made in a repository of this root, would be made again.</summary>
    public bool StillHolds(IEnumerable<Observation> observations)
    {
        foreach (var observation in observations)
        {
            if (AnswerTo(observation.Question, observation.Path, observation.Subject) != observation.Answer)
                return false;
        }

        return true;
    }

    /// <exception cref="IOException">It cannot be told, as for every question here.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public PlaceKind KindOf(string path) => Ask(Question.Kind, path, "", () => ReadKind(path), Text);

    /// <summary>Whether <paramref name="folder"/> holds <paramref name="name"/>, spelled so; no folder holds nothing.</summary>
    public bool HasName(string folder, string name) => Ask(Question.HasName, folder, name, () => Holds(folder, name), Text);

    /// <summary>Names of the files in <paramref name="folder"/> itself, in ordinal order; none for what is no folder.</summary>
    public IReadOnlyList<string> FilesIn(string folder) => Ask(Question.Files, folder, "", IReadOnlyList<string> () => ReadFiles(folder), Text);

    /// <summary>A name in <paramref name="folder"/> that <paramref name="name"/> may be a slip for; null for none.</summary>
    public string? NearName(string folder, string name) =>
        Ask(Question.NearName, folder, name, () => Suggestion.For(name, List(folder)), Text);

    /// <summary>Where a symbolic link leads, as written in it; null for what is no link, empty for a link that cannot be followed.</summary>
    public string? LinkTarget(string path) => Ask(Question.Link, path, "", () => ReadLink(path), Text);

    /// <summary>What a file holds, whole or not at all.</summary>
    public FileContent Read(string path) => Ask(Question.Content, path, "", () => ReadFile(path), Text);

    /// <summary>
    /// The files a glob matches, as paths relative to <paramref name="directory"/> with <c>/</c>, in ordinal order; null where there are more than
    /// <see cref="MaximumMatches"/>.
    /// </summary>
    public IReadOnlyList<string>? Expand(string directory, string glob) =>
        Ask(Question.Matches, directory, glob, () => GlobExpansion.Expand(Root, directory, glob, MaximumMatches), Text);

    /// <summary>What stands for the answer to a question now. No answer is kept: a build in which nothing has changed asks all of them.</summary>
    private string AnswerTo(Question question, string path, string subject)
    {
        try
        {
            return question switch
            {
                Question.Content => Text(ReadFile(path)),
                Question.Kind => Text(ReadKind(path)),
                Question.HasName => Text(Holds(path, subject)),
                Question.Files => Text(ReadFiles(path)),
                Question.NearName => Text(Suggestion.For(subject, List(path))),
                Question.Link => Text(ReadLink(path)),
                Question.Matches => Text(GlobExpansion.Expand(Root, path, subject, MaximumMatches)),
                _ => throw new ArgumentOutOfRangeException(nameof(question)),
            };
        }
        catch (Exception exception) when (IsOfFileSystem(exception))
        {
            return Text(exception);
        }
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
                Keep(Text(exception));
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

    private static string Text(Exception exception) => exception.GetType().Name;

    private static string Text(bool holds) => holds ? "yes" : "no";

    private static string Text(PlaceKind kind) => kind switch
    {
        PlaceKind.Folder => "folder",
        PlaceKind.File => "file",
        _ => "nothing",
    };

    private static string Text(string? name) => name is null ? "none" : $"'{name}'";

    private static string Text(IReadOnlyList<string>? names) =>
        names is null ? "too many" : Sha256.Of(Encoding.UTF8.GetBytes(string.Join("\n", names))).ToString();

    private static string Text(FileContent content) =>
        content.Sha256?.ToString() ?? FormattableString.Invariant($"{content.State} {content.Length}");

    private static PlaceKind ReadKind(string path) =>
        File.Exists(path) ? PlaceKind.File : Directory.Exists(path) ? PlaceKind.Folder : PlaceKind.Nothing;

    private static List<string> ReadFiles(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        List<string> names = [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file))];
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private bool Holds(string folder, string name) => List(folder).BinarySearch(name, StringComparer.Ordinal) >= 0;

    /// <summary>
    /// The names in a folder, in ordinal order, which takes a fleet's less memory than a set. A folder is listed once: what it holds when it is first
    /// asked about is what it holds.
    /// </summary>
    private List<string> List(string folder)
    {
        lock (listings)
        {
            if (!listings.TryGetValue(folder, out var names))
            {
                names = Directory.Exists(folder) ? [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry))] : [];
                names.Sort(StringComparer.Ordinal);
                listings.Add(folder, names);
            }

            return names;
        }
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
