namespace MqttCertGate.Artifacts;

/// <summary>
/// Finds the files a glob names: <c>*</c> and <c>?</c> within a name, <c>**</c> for any number of folders, and nothing else. Names are compared
/// ordinally on every system.
/// </summary>
/// <remarks>One walk over the folders with the set of pattern positions reached so far, so that no pattern is slow.</remarks>
internal sealed class GlobExpansion
{
    private const string AnyFolders = "**";

    /// <summary>Folders that tools make or bring along. No search enters one: what is in there is somebody else's. A glob may name one.</summary>
    public static readonly IReadOnlyCollection<string> ToolFolders = [".git", "bin", "obj", "node_modules"];

    private readonly string[] pattern;
    private readonly int end;
    private readonly int maximumMatches;
    private readonly List<string> matches = [];

    private GlobExpansion(string[] pattern, int maximumMatches)
    {
        this.pattern = pattern;
        // From here on it can stand for nothing.
        end = pattern.Length;
        while (end > 0 && pattern[end - 1] == AnyFolders)
            end--;
        this.maximumMatches = maximumMatches;
    }

    /// <summary>
    /// Paths relative to <paramref name="directory"/>, in ordinal order; null where there are more than <paramref name="maximumMatches"/>. A glob
    /// that leads out of <paramref name="root"/> matches nothing; a link to a folder that it would have to enter is among them, so that what lies
    /// behind it is not forgotten.
    /// </summary>
    public static IReadOnlyList<string>? Expand(string root, string directory, string glob, int maximumMatches)
    {
        var names = glob.Split('/').Where(name => name is not ("" or ".")).ToArray();
        var up = names.TakeWhile(name => name == "..").Count();
        var folder = new DirectoryInfo(directory);
        for (var level = 0; level < up && folder is not null; level++)
            folder = IsRoot(folder, root) ? null : folder.Parent;
        if (folder is null || (glob.Length > 0 && glob[0] == '/'))
            return [];

        var expansion = new GlobExpansion([.. names.Skip(up)], maximumMatches);
        var prefix = string.Concat(Enumerable.Repeat("../", up));
        if (!expansion.Walk(folder, prefix, expansion.Closure([0])))
            return null;
        expansion.matches.Sort(StringComparer.Ordinal);
        return expansion.matches;
    }

    private static bool IsRoot(DirectoryInfo folder, string root) =>
        folder.FullName.TrimEnd(Path.DirectorySeparatorChar) == root.TrimEnd(Path.DirectorySeparatorChar);

    /// <summary>False as soon as there are too many matches.</summary>
    private bool Walk(DirectoryInfo folder, string prefix, SortedSet<int> positions)
    {
        // Of a folder that can be listed and not searched, no link would be known for what it is.
        if (Directory.EnumerateFileSystemEntries(folder.FullName).FirstOrDefault() is { } first)
            File.GetAttributes(first);

        int[] reached = [.. positions];
        // Names alone: of what has properties the system is asked for each, which takes a fleet's folder longer than all the rest here.
        foreach (var name in Directory.EnumerateFiles(folder.FullName).Select(path => Path.GetFileName(path)))
        {
            if (IsFile(name, reached) && !Add(prefix + name))
                return false;
        }

        foreach (var below in folder.EnumerateDirectories())
        {
            var next = Enter(below.Name, reached);
            if (next.Count == 0)
                continue;
            // A link to a folder may lead out of the repository, or back to where it stands: it is not entered, and as a match it is no file.
            var isLink = (below.Attributes & FileAttributes.ReparsePoint) != 0;
            if (!(isLink ? Add(prefix + below.Name) : Walk(below, $"{prefix}{below.Name}/", next)))
                return false;
        }

        return true;
    }

    private bool Add(string match)
    {
        if (matches.Count == maximumMatches)
            return false;
        matches.Add(match);
        return true;
    }

    /// <summary>Whether the pattern can end with the file <paramref name="name"/>. A fleet's folder asks it of each, so it makes nothing.</summary>
    private bool IsFile(string name, int[] positions)
    {
        foreach (var position in positions)
        {
            if (position < pattern.Length && position + 1 >= end && (pattern[position] == AnyFolders || IsMatch(pattern[position], name)))
                return true;
        }

        return false;
    }

    /// <summary>The positions reached by entering the folder <paramref name="name"/>.</summary>
    private SortedSet<int> Enter(string name, int[] positions)
    {
        var isToolFolder = ToolFolders.Contains(name);
        var next = new SortedSet<int>();
        foreach (var position in positions.Where(position => position < pattern.Length))
        {
            var part = pattern[position];
            if (part == AnyFolders)
            {
                if (!isToolFolder)
                    next.Add(position);
            }
            else if (isToolFolder ? part == name : IsMatch(part, name))
            {
                next.Add(position + 1);
            }
        }

        return Closure(next);
    }

    /// <summary><c>**</c> stands for no folder too.</summary>
    private SortedSet<int> Closure(SortedSet<int> positions)
    {
        foreach (var position in positions.ToList())
        {
            for (var after = position; after < pattern.Length && pattern[after] == AnyFolders; after++)
                positions.Add(after + 1);
        }

        return positions;
    }

    private static bool IsMatch(string part, string name) =>
        NameGlob.Matches(part, name, static (glob, at, character) => glob[at] == '?' || glob[at] == character ? at + 1 : null);
}
