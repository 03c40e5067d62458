using MqttCertGate.Findings;

namespace MqttCertGate.Reporting;

/// <summary>What the build log says of a finding. Whether a warning is an error there is for the build's own settings, whenever it is logged.</summary>
/// <param name="Line">From 1; 0 for the whole file.</param>
/// <param name="Column">From 1; 0 for the whole line.</param>
internal sealed record LogLine(Level Level, string Code, string Path, int Line, int Column, string Message)
{
    /// <summary>What counts of a report, in its order.</summary>
    public static IEnumerable<LogLine> Of(Report report) => report.Findings.Where(finding => finding.IsActive).Select(Of);

    // A position has line and column only: the problem matcher of actions/setup-dotnet knows no four numbers, and annotates nothing then.
    public static LogLine Of(Finding finding)
    {
        var (violation, declaration) = (finding.Violation, DeclarationOf(finding.Violation));
        return new LogLine(
            finding.Level, finding.Rule.Id, violation.Location.Path, violation.Location.Line, violation.Location.Column,
            SafeText.Message(finding.Text, declaration.Length) + declaration);
    }

    /// <summary>Where a fault that does not stand in the manifest is declared.</summary>
    private static string DeclarationOf(Violation violation) =>
        violation is { EntryName: { } name, DeclaredAt: { } declared } && declared.Path != violation.Location.Path
            ? $" (entry '{SafeText.Name(name)}', declared in {SafeText.Name(RelativePath.FileName(declared.Path))} line {declared.Line})"
            : "";
}
