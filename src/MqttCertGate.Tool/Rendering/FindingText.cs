using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Rendering;

/// <summary>A finding: what is wrong, then where, then what to do.</summary>
internal static class FindingText
{
    private const int DefaultMargin = 3;

    public static void Write(Finding finding, StyledText text, SourceFiles files, Display display)
    {
        var violation = finding.Violation;
        if (display.Format == TextFormat.MSBuild)
            WriteLine(LogLine.Of(finding), finding, text);
        else
            WriteHeader(finding, text, display);
        if (IsBrief(finding, display))
            return;
        var frame = CodeFrame.Of(violation, files, display);
        frame?.Write(text);

        var margin = new string(' ', frame?.Margin ?? DefaultMargin);
        WritePath(violation.Path, margin, text, display);
        foreach (var related in violation.Related)
            text.Line($"{margin}{Place(related.Location, display)}: {related.Message}");
        text.Line($"{margin}help: {Help(finding)}");
        foreach (var note in finding.Notes)
            text.Line($"{margin}note: {note}");
        if (display.Verbosity == Verbosity.Verbose && finding.LevelOrigin is { } origin)
            text.Line($"{margin}level: set by {origin}");
        if (display.Verbosity == Verbosity.Verbose && finding.IsActive && !finding.Rule.IsMeta
            && violation is { EntryName: not null, DeclaredAt: { } declared } && declared != SourceLocation.StartOf(declared.Path))
        {
            WriteAllowance(finding, declared, margin, text, display);
        }
    }

    /// <summary>What to do about it: what the finding says itself, else the first paragraph of the rule's help.</summary>
    public static string Help(Finding finding) => finding.Violation.Help ?? FirstParagraph(finding.Rule.Help);

    /// <summary>A note asks for nothing, and neither does what is allowed, so it takes one line unless more is asked for.</summary>
    public static bool IsBrief(Finding finding, Display display) => display.Format != TextFormat.Text
        || ((finding.Level == Level.Note || !finding.IsActive) && display.Verbosity != Verbosity.Verbose);

    // https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks
    private static void WriteLine(LogLine line, Finding finding, StyledText text) => text
        .Add($"{SafeText.Name(line.Path)}({line.Line},{line.Column})", Style.Strong)
        .Add(": ")
        .Add(WordOf(finding), StyleOf(finding.Level))
        .Line($" {line.Code}: {line.Message}{AllowanceOf(finding)}");

    private static void WriteHeader(Finding finding, StyledText text, Display display)
    {
        var violation = finding.Violation;
        var message = SafeText.Message(violation.Message);
        text.Add($"{Place(violation.Location, display)}:{violation.Location.Column}", Style.Strong)
            .Add(": ")
            .Add(WordOf(finding), StyleOf(finding.Level))
            .Add($" {finding.Rule.Id} {finding.Rule.Name}: ")
            .Line((violation.EntryName is { } entry ? $"{SafeText.Name(entry)}: {message}" : message) + AllowanceOf(finding));
    }

    private static string WordOf(Finding finding) => finding.IsActive ? finding.Level.Word() : "allowed";

    private static string AllowanceOf(Finding finding) =>
        finding.Waiver is { } waiver ? $" (until {waiver.Until.Day()}: {SafeText.Message(waiver.Reason)})" : "";

    /// <summary>The certification path, trust anchor first, in columns.</summary>
    public static void WritePath(IReadOnlyList<PathStep> path, string margin, StyledText text, Display display)
    {
        var rows = path.Select((step, depth) => (
            Name: (depth == 0 ? "" : new string(' ', 3 * (depth - 1)) + display.Glyphs.Branch) + SafeText.Name(step.Name),
            Place: step.Location is { } location ? Place(location, display) : "",
            step.Remark)).ToList();
        var names = rows.Select(row => TextWidth.Of(row.Name)).DefaultIfEmpty().Max();
        var places = rows.Select(row => TextWidth.Of(row.Place)).DefaultIfEmpty().Max();
        foreach (var (name, place, remark) in rows)
            text.Line($"{margin}{TextWidth.Pad(name, names)}  {TextWidth.Pad(place, places)}  {remark}".TrimEnd(), Style.Dim);
    }

    // Reason and end are left to whoever accepts the finding: an allowance without them is an error.
    private static void WriteAllowance(Finding finding, SourceLocation declared, string margin, StyledText text, Display display)
    {
        text.Line($"{margin}to accept it for a time, complete this and add it to the entry in {display.Path(declared.Path)}:");
        text.Line($"{margin}  allow:");
        text.Line($"{margin}    - rule: {finding.Rule.Name}");
        text.Line($"{margin}      reason:");
        text.Line($"{margin}      until:");
        if (finding.Violation.Certificate is { Sha256: var sha256 })
            text.Line($"{margin}      sha256: {sha256}");
    }

    public static string Place(SourceLocation location, Display display) => $"{display.Path(location.Path)}:{location.Line}";

    private static string FirstParagraph(string help) =>
        string.Join(' ', help.ReplaceLineEndings("\n").Split("\n\n")[0].Split('\n', StringSplitOptions.TrimEntries));

    private static Style StyleOf(Level level) => level switch
    {
        Level.Error => Style.Error,
        Level.Warning => Style.Warning,
        _ => Style.Note,
    };
}
