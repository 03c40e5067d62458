namespace MqttCertGate.Findings;

/// <summary>
/// A region of a text file. Lines and columns count from 1, columns in UTF-16 code units; <see cref="EndColumn"/> is the column
/// after the last character, as in SARIF §3.30.8.
/// </summary>
/// <param name="Path">Absolute path in the form of the operating system.</param>
internal sealed record SourceLocation(string Path, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>By line and column, for places of one file.</summary>
    public static IComparer<SourceLocation> InFile { get; } = Comparer<SourceLocation>.Create((left, right) =>
        left.Line == right.Line ? left.Column.CompareTo(right.Column) : left.Line.CompareTo(right.Line));

    /// <summary>The beginning of a file, for what has no line of its own.</summary>
    public static SourceLocation StartOf(string path) => new(path, 1, 1, 1, 1);
}

/// <summary>A second place a finding speaks of, with what is there.</summary>
internal sealed record RelatedLocation(SourceLocation Location, string Message);
