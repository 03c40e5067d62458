using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Rendering;

/// <summary>A line of a file with the region at fault marked below it.</summary>
/// <param name="Head">The file, where the finding itself is of another one.</param>
internal sealed record CodeFrame(string? Head, int Line, string Before, string Region, string After, string? Marker)
{
    // A frame is for reading at a glance; beyond this a line is data.
    private const int MaximumLength = 160;

    // What stays to the left of a region when a line is cut.
    private const int MaximumLead = 60;

    /// <summary>The frame of the place at fault where that may be shown, else of the manifest's declaration; null where neither may.</summary>
    public static CodeFrame? Of(Violation violation, SourceFiles files, Display display)
    {
        if (files.LineOf(violation.Location) is { } own)
            return Mark(null, own, violation.Location, violation.Marker, display.Glyphs);
        return violation.DeclaredAt is { } declared && files.LineOf(declared) is { } line
            ? Mark(display.Path(declared.Path), line, declared, violation.Marker, display.Glyphs)
            : null;
    }

    private static CodeFrame Mark(string? head, string line, SourceLocation region, string? marker, Glyphs glyphs)
    {
        var start = Math.Clamp(region.Column - 1, 0, line.Length);
        var end = region.EndLine > region.Line ? line.Length : Math.Clamp(region.EndColumn - 1, start, line.Length);
        var (first, last) = (0, line.Length);
        if (line.Length > MaximumLength)
        {
            first = Whole(line, Math.Clamp(start - MaximumLead, 0, line.Length - MaximumLength));
            last = Whole(line, first + MaximumLength);
            end = Math.Min(end, last);
        }

        return new CodeFrame(
            head,
            region.Line,
            (first > 0 ? glyphs.Ellipsis : "") + SafeText.Part(line[first..start]),
            SafeText.Part(line[start..end]),
            SafeText.Part(line[end..last]) + (last < line.Length ? glyphs.Ellipsis : ""),
            marker);
    }

    // A cut between the halves of a surrogate pair would leave two characters that are none.
    private static int Whole(string line, int index) =>
        index < line.Length && char.IsLowSurrogate(line[index]) ? index - 1 : index;

    /// <summary>The columns left of the bar, which what follows the frame is aligned with.</summary>
    public int Margin => Math.Max(2, Line.ToString().Length) + 1;

    public void Write(StyledText text)
    {
        var bar = new string(' ', Margin) + "|";
        text.Line(Head is null ? bar : $"{bar} {Head}", Style.Dim);
        text.Add($"{Line.ToString().PadLeft(Margin - 1)} | ", Style.Dim).Add(Before).Add(Region).Add(After).EndLine();
        text.Add($"{bar} ", Style.Dim)
            .Add(new string(' ', TextWidth.Of(Before)) + "^" + new string('~', Math.Max(1, TextWidth.Of(Region)) - 1))
            .Line(Marker is null ? "" : $" {Marker}");
        text.Line(bar, Style.Dim);
    }
}
