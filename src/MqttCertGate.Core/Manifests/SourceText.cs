using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Manifests;

/// <summary>The text of a YAML file, and the places in it.</summary>
internal sealed class SourceText
{
    // Enough for team, product and company; more is a tangle.
    private const int MaximumExtends = 5;

    private readonly List<int> lineStarts = [0];

    /// <summary>
    /// The index of the line last asked for: what is read from front to back asks for it again, or for the next one. Only a hint, since entries are
    /// judged on several threads.
    /// </summary>
    private int lastLine;

    private SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\n' || (text[index] == '\r' && (index + 1 == text.Length || text[index + 1] != '\n')))
                lineStarts.Add(index + 1);
        }
    }

    public string Path { get; }

    /// <summary>Without byte order mark.</summary>
    public string Text { get; }

    /// <summary>The region from one index to the one after its last character.</summary>
    public SourceLocation Locate(int start, int end)
    {
        var (line, column) = PlaceOf(start);
        var (endLine, endColumn) = PlaceOf(Math.Max(start, end));
        return new SourceLocation(Path, line, column, endLine, endColumn);
    }

    /// <summary>Whether the characters from one index to before another are those of <paramref name="text"/>.</summary>
    public bool Says(string text, int start, int end) => text.Length == end - start && string.CompareOrdinal(Text, start, text, 0, text.Length) == 0;

    /// <summary>The index at which a place of this text begins.</summary>
    public int IndexOf(SourceLocation place) => lineStarts[place.Line - 1] + place.Column - 1;

    private (int Line, int Column) PlaceOf(int index)
    {
        var within = Math.Min(index, Text.Length);
        var line = lastLine;
        if (!IsIn(line) && !IsIn(++line))
        {
            line = lineStarts.BinarySearch(within);
            if (line < 0)
                line = ~line - 1;
        }

        lastLine = line;
        return (line + 1, within - lineStarts[line] + 1);

        bool IsIn(int number) =>
            number < lineStarts.Count && lineStarts[number] <= within && (number + 1 == lineStarts.Count || within < lineStarts[number + 1]);
    }

    /// <summary>
    /// A file of the repository, <paramref name="name"/> being relative to <paramref name="directory"/>; null, with a problem where it is named, for
    /// one that cannot be read. All files of one reading extend each other.
    /// </summary>
    public static SourceText? Read(string directory, Located<string> name, FileReading reading)
    {
        string path;
        FileContent content;
        try
        {
            path = System.IO.Path.GetFullPath(System.IO.Path.Combine(directory, name.Value));
            if (!RepositoryRoot.Contains(reading.Repository.Root, path))
                return Refuse("lies outside the repository; nothing outside it is read.");
            if (reading.Files.Any(file => file.Path == path))
                return Refuse("extends itself, directly or through others.");
            if (reading.Files.Count > MaximumExtends)
                return Refuse($"is extended by {reading.Files.Count} files in a row; {MaximumExtends} are the most.");
            if (reading.Repository.KindOf(path) != PlaceKind.File)
                return Refuse("does not exist.");
            // The path as written says nothing of links on the way, and what is said of the file is said of the one they lead to.
            var place = new FileLocator(reading.Repository).Locate(directory, name);
            if (place.Defect is { } defect)
            {
                reading.Invalid(name.Location, defect.Message, defect.Help);
                return null;
            }

            path = place.Path;
            content = reading.Repository.Read(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException
            or ArgumentException or NotSupportedException)
        {
            return Refuse($"cannot be read ({exception.GetType().Name}).");
        }

        switch (content.State)
        {
            case FileState.Oversize:
                return Refuse($"has more than {Repository.MaximumBytes} bytes, which is the most that is read.");
            case FileState.Changed:
                return Refuse("changed while it was being read.");
        }

        reading.Files.Add(new CheckedArtifact(path, Sha256.Of(content.Bytes), CheckedArtifact.Yaml));
        return Decode(content.Bytes, path, reading);

        SourceText? Refuse(string why)
        {
            reading.Invalid(name.Location, $"The file {FileReading.Quote(name.Value)} {why}");
            return null;
        }
    }

    /// <summary>The characters of a file; null, with a problem, where not every reader of YAML would see the same ones.</summary>
    public static SourceText? Decode(byte[] bytes, string path, FileReading reading)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var source = new SourceText(path, text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text);
        for (var index = 0; index < source.Text.Length; index++)
        {
            var character = source.Text[index];
            if (!IsRefused(character))
                continue;
            reading.Invalid(
                source.Locate(index, index + 1),
                character == '\uFFFD' ? "The file is not UTF-8 here; UTF-8 is required." : $"The character U+{(int)character:X4} is not allowed in YAML.");
            return null;
        }

        return source;
    }

    // YAML 1.2 §5.1 (c-printable), less what ends a line for some readers only (§5.4) and the mark that a decoder leaves for octets it cannot read.
    private static bool IsRefused(char character) => character switch
    {
        (>= ' ' and <= '~') or '\t' or '\n' or '\r' => false,
        '\u2028' or '\u2029' or '\uFEFF' or '\uFFFD' or '\uFFFE' or '\uFFFF' => true,
        _ => char.IsControl(character),
    };
}
