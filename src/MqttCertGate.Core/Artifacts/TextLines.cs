using MqttCertGate.Findings;

namespace MqttCertGate.Artifacts;

/// <summary>The lines of a text file, by byte offset. A line ends with LF, CRLF or CR, as editors count; a byte order mark is in no line.</summary>
internal sealed class TextLines
{
    private readonly string path;
    private readonly byte[] bytes;
    private readonly List<int> starts;

    public TextLines(string path, byte[] bytes)
    {
        this.path = path;
        this.bytes = bytes;
        starts = [HasByteOrderMark(bytes) ? 3 : 0];
        for (var index = starts[0]; index < bytes.Length - 1; index++)
        {
            if (bytes[index] == '\n' || (bytes[index] == '\r' && bytes[index + 1] != '\n'))
                starts.Add(index + 1);
        }
    }

    public int Count => starts.Count;

    /// <summary>The UTF-8 encoding of U+FEFF.</summary>
    public static bool HasByteOrderMark(byte[] bytes) => bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;

    /// <summary>Where <paramref name="line"/> begins; where the file ends, for the line after the last.</summary>
    public int StartOf(int line) => line > starts.Count ? bytes.Length : starts[line - 1];

    /// <summary>Where <paramref name="line"/> ends, without its line end and trailing white space.</summary>
    public int EndOf(int line)
    {
        var end = StartOf(line + 1);
        while (end > StartOf(line) && bytes[end - 1] is (byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'\t')
            end--;
        return end;
    }

    /// <summary>The whole of a line.</summary>
    public SourceLocation RegionOf(int line) => new(path, line, 1, line, 1 + Width(StartOf(line), EndOf(line)));

    /// <summary>Bytes of one line.</summary>
    public SourceLocation RegionOf(int start, int end)
    {
        var line = starts.BinarySearch(start);
        line = line < 0 ? ~line : line + 1;
        var column = 1 + Width(starts[line - 1], start);
        return new SourceLocation(path, line, column, line, column + Width(start, end));
    }

    // UTF-16 code units of UTF-8: none for a continuation byte, two for a character beyond the Basic Multilingual Plane.
    private int Width(int start, int end)
    {
        var units = 0;
        for (var index = start; index < end; index++)
            units += (bytes[index] & 0xC0) == 0x80 ? 0 : bytes[index] >= 0xF0 ? 2 : 1;
        return units;
    }
}
