using System.Collections.Concurrent;
using MqttCertGate.Manifests;

namespace MqttCertGate.Artifacts;

/// <summary>Where a path of a manifest leads.</summary>
/// <param name="Path">Absolute; below the root, symbolic links are resolved.</param>
/// <param name="Defect">Why there is no file to read; null where there is one.</param>
internal sealed record FilePlace(string Path, FileDefect? Defect);

/// <summary>
/// Walks a path name by name from the repository's root. Every name must be spelled as in its folder, so that what holds here also holds where
/// names are case-sensitive; and neither <c>..</c> nor a symbolic link may lead out of the root.
/// </summary>
internal sealed class FileLocator(Repository repository)
{
    // The folder of a fleet is on the way to each of its files.
    private readonly ConcurrentDictionary<string, string?> linksOnTheWay = new(StringComparer.Ordinal);

    // path_resolution(7): Linux follows at most 40 links in one path.
    private const int MaximumLinks = 40;

    private readonly string root = repository.Root.Length > Path.GetPathRoot(repository.Root)!.Length
        ? repository.Root.TrimEnd(Path.DirectorySeparatorChar)
        : repository.Root;

    /// <summary>The place of <paramref name="path"/>, relative to the absolute <paramref name="directory"/>.</summary>
    /// <param name="isMatch">Whether a glob matched it, so that it is spelled as its folders are, which are not asked again.</param>
    /// <exception cref="IOException">A folder on the way cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public FilePlace Locate(string directory, Located<string> path, bool isMatch = false)
    {
        FilePlace Missing(string message, string? help = null, FileDefectKind kind = FileDefectKind.Missing) =>
            new(PathOf(directory, path), new FileDefect(kind, $"'{path.Value}' {message}", path.Location, help));

        const string leadsOut = "leads out of the repository; only files inside it are read.";
        if (IsAbsolute(path.Value))
            return Missing("is an absolute path; a path relative to the manifest is required.");
        if (path.Value.Contains('\\'))
            return Missing("holds a backslash; names are separated by '/' on every system.");
        if (NamesBelowRoot(directory) is not { } above)
            return Missing(leadsOut);

        var names = new Stack<string>();
        Push(names, path.Value.Split('/'));
        var spelled = isMatch ? names.Count : 0;
        Push(names, above);
        var (current, links, isAnnexed) = (root, 0, false);
        while (names.Count > 0)
        {
            var name = names.Pop();
            if (name is "" or ".")
                continue;
            if (name == "..")
            {
                if (current == root)
                    return Missing(leadsOut);
                current = Path.GetDirectoryName(current)!;
                continue;
            }

            if (names.Count >= spelled && !repository.HasName(current, name))
            {
                return isAnnexed
                    ? Missing("is a git-annex link; the checkout does not hold the content it stands for.", "Fetch it with 'git annex get'.", FileDefectKind.LfsPointer)
                    : Missing("does not exist.", NearName(name, current));
            }

            current = Path.Combine(current, name);
            if ((names.Count > 0 ? linksOnTheWay.GetOrAdd(current, repository.LinkTarget) : repository.LinkTarget(current)) is not { } target)
                continue;
            if (target.Length == 0)
                return Missing($"leads over the symbolic link '{name}', which cannot be followed here.", "Name the file the link leads to.");
            if (++links > MaximumLinks)
                return Missing($"leads over more than {MaximumLinks} symbolic links.");

            isAnnexed |= target.Contains("annex/objects");
            var namesOfTarget = IsAbsolute(target) ? NamesBelowRoot(target) : SplitNative(target);
            if (namesOfTarget is null)
                return Missing(leadsOut);
            current = IsAbsolute(target) ? root : Path.GetDirectoryName(current)!;
            Push(names, namesOfTarget);
            spelled = 0;
        }

        return repository.KindOf(current) == PlaceKind.Folder ? Missing(links == 0
            ? "is a directory; a file is required."
            : "leads over a symbolic link to a directory, which no glob enters; a file is required.") : new FilePlace(current, null);
    }

    /// <summary>A path as asked for, where it leads nowhere.</summary>
    public static string PathOf(string directory, Located<string> path) =>
        IsAbsolute(path.Value) ? path.Value : directory + Path.DirectorySeparatorChar + path.Value;

    private string? NearName(string name, string folder) =>
        repository.NearName(folder, name) is { } near ? $"Did you mean '{near}'? Upper and lower case differ." : null;

    /// <summary>The names that lead from the root to an absolute path; null where it is not below the root.</summary>
    private string[]? NamesBelowRoot(string path)
    {
        var comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (!path.StartsWith(root, comparison))
            return null;
        var rest = path.Substring(root.Length);
        return rest.Length == 0 || rest[0] == Path.DirectorySeparatorChar || root[root.Length - 1] == Path.DirectorySeparatorChar
            ? SplitNative(rest)
            : null;
    }

    private static string[] SplitNative(string path) => path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);

    // Not Path.IsPathRooted, whose answer depends on the system, and which throws on .NET Framework for characters it does not like.
    private static bool IsAbsolute(string path) => path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));

    private static void Push(Stack<string> names, string[] added)
    {
        for (var index = added.Length - 1; index >= 0; index--)
            names.Push(added[index]);
    }
}
