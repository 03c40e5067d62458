using MqttCertGate.Artifacts;

namespace MqttCertGate.Tool;

/// <summary>A line of a <c>.gitignore</c>, as gitignore(5) has it.</summary>
/// <param name="names">A glob for each name of a path, <see cref="AnyNames"/> among them.</param>
internal sealed class IgnorePattern(IReadOnlyList<string> names, bool onlyFolders, bool isNegated)
{
    private const string AnyNames = "**";

    public bool IsNegated => isNegated;

    /// <summary>Null for a line that holds no pattern. The named classes of POSIX are not read: such a line ignores nothing.</summary>
    public static IgnorePattern? Parse(string line)
    {
        var text = WithoutTrailingSpaces(line);
        var isNegated = text.StartsWith('!');
        if (isNegated)
            text = text[1..];
        var onlyFolders = text.EndsWith('/');
        if (onlyFolders)
            text = text[..^1];
        if (text.Length == 0 || line[0] == '#' || text.Contains("[:", StringComparison.Ordinal))
            return null;

        // Without a slash but at its end, it is for names at any depth.
        var names = (text[0] == '/' ? text[1..] : text).Split('/');
        return new IgnorePattern(text.Contains('/') ? names : [AnyNames, .. names], onlyFolders, isNegated);
    }

    /// <param name="path">Relative to the folder of the file, with <c>/</c>.</param>
    public bool Matches(string path, bool isFolder)
    {
        if (onlyFolders && !isFolder)
            return false;

        // The set of positions reached so far, so that no pattern is slow.
        var reached = new HashSet<int> { 0 };
        foreach (var name in path.Split('/'))
            reached = [.. WithNone(reached).SelectMany(position => After(position, name))];
        return reached.Contains(names.Count);
    }

    /// <summary>But at the end of the pattern, any names may be none.</summary>
    private HashSet<int> WithNone(HashSet<int> reached)
    {
        for (var position = 0; position < names.Count - 1; position++)
        {
            if (names[position] == AnyNames && reached.Contains(position))
                reached.Add(position + 1);
        }

        return reached;
    }

    private int[] After(int position, string name) =>
        position == names.Count ? []
        : names[position] == AnyNames ? [position, .. position == names.Count - 1 ? (int[])[names.Count] : []]
        : IgnoreGlob.Matches(names[position], name) ? [position + 1]
        : [];

    private static string WithoutTrailingSpaces(string line)
    {
        var end = line.Length;
        while (end > 0 && line[end - 1] == ' ' && (end < 2 || line[end - 2] != '\\'))
            end--;
        return line[..end];
    }
}

/// <summary>A glob for one name: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a-z]</c> and <c>\</c> before what stands for itself.</summary>
internal static class IgnoreGlob
{
    public static bool Matches(string glob, string name) => NameGlob.Matches(glob, name, After);

    /// <summary>The index after the part at <paramref name="at"/>; null where that does not take <paramref name="character"/>.</summary>
    private static int? After(string glob, int at, char character)
    {
        if (glob[at] == '[')
            return AfterClass(glob, at + 1, character);
        return glob[at] == '?' || Next(glob, ref at) == character ? at + 1 : null;
    }

    private static int? AfterClass(string glob, int at, char character)
    {
        var isNegated = at < glob.Length && glob[at] is '!' or '^';
        if (isNegated)
            at++;
        var isMember = false;
        for (var first = at; at < glob.Length && (glob[at] != ']' || at == first); at++)
        {
            var low = Next(glob, ref at);
            var high = low;
            if (at + 2 < glob.Length && glob[at + 1] == '-' && glob[at + 2] != ']')
            {
                at += 2;
                high = Next(glob, ref at);
            }

            isMember |= low <= character && character <= high;
        }

        return at < glob.Length && isMember != isNegated ? at + 1 : null;
    }

    /// <summary>The character at <paramref name="at"/>, or the one after a backslash; null where that is the last.</summary>
    private static char? Next(string glob, ref int at) =>
        glob[at] != '\\' ? glob[at] : ++at < glob.Length ? glob[at] : null;
}
