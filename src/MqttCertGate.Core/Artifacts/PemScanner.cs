using MqttCertGate.Findings;

namespace MqttCertGate.Artifacts;

/// <summary>What a text holds: its blocks, and everything that is wrong with it, in order of place.</summary>
internal sealed record PemText(TextLines Lines, IReadOnlyList<PemBlock> Blocks, IReadOnlyList<FileDefect> Defects)
{
    /// <summary>Whether there is any boundary, well formed or not.</summary>
    public bool IsPem => Blocks.Count > 0
        || Defects.Any(defect => defect.Kind is FileDefectKind.BoundaryMalformed or FileDefectKind.LabelMismatch or FileDefectKind.Oversize);
}

/// <summary>
/// Reads PEM (RFC 7468) and accounts for every byte: what is neither in a well-formed block nor plain text between blocks is a defect, and a
/// defect never costs a later block. Time is linear in the size of the file.
/// </summary>
/// <remarks>Loaders skip what they do not understand, each something else, so that a file is whole to one and half empty to another.</remarks>
internal sealed class PemScanner
{
    private readonly byte[] bytes;
    private readonly TextLines lines;
    private readonly List<PemBlock> blocks = [];
    private readonly List<FileDefect> defects = [];
    private OpenBlock? open;

    private PemScanner(string path, byte[] bytes)
    {
        this.bytes = bytes;
        lines = new TextLines(path, bytes);
    }

    public static PemText Scan(string path, byte[] bytes)
    {
        var scanner = new PemScanner(path, bytes);
        scanner.ReadLines();
        scanner.CheckEncoding();
        return new PemText(scanner.lines, scanner.blocks, scanner.defects.Count < 2 ? scanner.defects : [.. scanner.defects.OrderBy(defect => defect.Location, SourceLocation.InFile)]);
    }

    private void ReadLines()
    {
        var read = 0;
        for (var line = 1; line <= lines.Count; line++)
        {
            var boundaries = PemBoundary.FindIn(bytes, lines.StartOf(line), lines.EndOf(line));
            if (boundaries.Count == 0 && !PemBoundary.IsMangled(bytes, lines.StartOf(line), lines.EndOf(line)))
                continue;
            read += Math.Max(boundaries.Count, 1);
            if (read > 2 * PartBudget.Parts)
            {
                // The block that may be open is beyond them too.
                Add(FileDefectKind.Oversize, PartBudget.Exceeded, lines.RegionOf(line));
                return;
            }

            if (boundaries.Count > 0)
                ReadBoundaries(line, boundaries);
            else
                Add(FileDefectKind.BoundaryMalformed, "A line of dashes and a label is neither BEGIN nor END; whatever it begins or ends is not read.", lines.RegionOf(line));
        }

        if (open is not null)
            CloseWithoutEnd(lines.Count + 1, "the end of the file");
    }

    private void ReadBoundaries(int line, IReadOnlyList<PemBoundary> boundaries)
    {
        var region = lines.RegionOf(line);
        if (FaultOf(line, boundaries) is { } fault)
            Add(FileDefectKind.BoundaryMalformed, fault, region);

        var textStart = lines.StartOf(line);
        foreach (var boundary in boundaries)
        {
            if (open is not null && !PemBoundary.IsBlank(bytes, textStart, boundary.Start) && (boundary.IsEnd || open.Line == line))
                open = open with { HasTextOnBoundary = true };
            if (!boundary.IsEnd)
            {
                if (open is not null)
                    CloseWithoutEnd(line, $"the BEGIN of line {line}");
                open = new OpenBlock(boundary.Label, line, region, HasTextOnBoundary: false);
            }
            else if (open is null)
            {
                Add(FileDefectKind.LabelMismatch, $"'{boundary.Canonical}' ends a block that nothing began; its BEGIN boundary is missing.", region);
            }
            else
            {
                if (open.Label != boundary.Label)
                {
                    Add(FileDefectKind.LabelMismatch,
                        $"The block of line {open.Line} begins as '{open.Label}' and ends as '{boundary.Label}'; both labels must be the same.", region);
                }

                Close(line, reportFault: true);
            }

            textStart = boundary.End;
        }

        if (open?.Line == line && !PemBoundary.IsBlank(bytes, textStart, lines.EndOf(line)))
            open = open with { HasTextOnBoundary = true };
    }

    /// <summary>What is wrong with a line of boundaries; the first fault stands for all of them.</summary>
    private string? FaultOf(int line, IReadOnlyList<PemBoundary> boundaries)
    {
        if (boundaries.Count > 1)
            return $"{boundaries.Count} boundaries stand on one line, so that programs read none of them; each needs a line of its own.";
        var boundary = boundaries[0];
        var start = lines.StartOf(line);
        if (!PemBoundary.IsBlank(bytes, start, boundary.Start) || !PemBoundary.IsBlank(bytes, boundary.End, lines.EndOf(line)))
            return $"Text stands on the line of the boundary '{boundary.Canonical}'; a boundary needs a line of its own.";
        return boundary.Fault ?? (boundary.Start == start ? null
            : $"The boundary '{boundary.Canonical}' is indented; it must begin in the first column.");
    }

    /// <summary>One fault is enough: of a block without END, the base64 may be cut anywhere.</summary>
    private void CloseWithoutEnd(int nextLine, string what)
    {
        Add(FileDefectKind.LabelMismatch, $"The block '{open!.Label}' has no END boundary before {what}.", open.Boundary);
        Close(nextLine, reportFault: false);
    }

    private void Close(int endLine, bool reportFault)
    {
        var (label, beginLine, boundary, hasTextOnBoundary) = open!;
        open = null;
        byte[]? content = null;
        PemEncryption? encryption = null;
        var isLost = hasTextOnBoundary || beginLine == endLine;
        var contentLine = beginLine + 1;
        if (!isLost && HasHeaders(label, contentLine))
        {
            encryption = PemHeaders.Read(bytes, lines, ref contentLine, endLine);
            isLost = encryption is null;
        }

        if (!isLost)
        {
            content = PemBase64.Decode(bytes, lines.StartOf(contentLine), lines.StartOf(endLine), out var fault);
            if (reportFault && fault is { } wrong)
                Add(FileDefectKind.Base64Invalid, wrong.Message, lines.RegionOf(wrong.Start, wrong.End));
        }

        blocks.Add(new PemBlock(
            label, content, beginLine + 1 < endLine ? lines.RegionOf(beginLine + 1) : boundary, beginLine, Math.Min(endLine, lines.Count),
            encryption));
    }

    /// <summary>RFC 1421 §4.6: fields such as Proc-Type before the base64 of an encrypted key.</summary>
    private bool HasHeaders(string label, int line) =>
        PemBlock.IsPrivateKeyLabel(label)
        && Array.IndexOf(bytes, (byte)':', lines.StartOf(line), lines.EndOf(line) - lines.StartOf(line)) >= 0;

    private void CheckEncoding()
    {
        if (TextLines.HasByteOrderMark(bytes))
        {
            Add(FileDefectKind.ByteOrderMark, "The file begins with a UTF-8 byte order mark; some loaders do not find the first block behind it.",
                lines.RegionOf(lines.StartOf(1), lines.StartOf(1)));
        }

        var nul = Array.IndexOf(bytes, (byte)0);
        if (nul >= 0)
            Add(FileDefectKind.TextEncoding, "The file holds NUL bytes; PEM is plain text.", lines.RegionOf(nul, nul + 1));

        var carriageReturn = Array.IndexOf(bytes, (byte)'\r');
        if (carriageReturn >= 0)
        {
            Add(FileDefectKind.CarriageReturn, "Lines end with a carriage return; a line feed alone is what every loader reads.",
                lines.RegionOf(carriageReturn, carriageReturn));
        }
    }

    private void Add(FileDefectKind kind, string message, SourceLocation location) => defects.Add(new FileDefect(kind, message, location));

    /// <summary>A block whose END is still to come.</summary>
    /// <param name="Boundary">The line of its BEGIN.</param>
    /// <param name="HasTextOnBoundary">Whether anything stands beside one of its boundaries, so that where the content begins or ends is unknown.</param>
    private sealed record OpenBlock(string Label, int Line, SourceLocation Boundary, bool HasTextOnBoundary);
}
