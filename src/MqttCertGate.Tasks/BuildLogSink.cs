using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Rules;

namespace MqttCertGate.Tasks;

/// <summary>Prints reports in the build log.</summary>
/// <param name="warningsAsErrors">Whether warnings are logged as errors; TreatWarningsAsErrors does not reach the warnings of tasks.</param>
/// <param name="warningsNotAsErrors">Codes of warnings that stay warnings; the engine hides the codes of NoWarn only while they are warnings.</param>
internal sealed class BuildLogSink(TaskLoggingHelper log, bool warningsAsErrors, IEnumerable<string> warningsNotAsErrors)
{
    private readonly HashSet<string> warningsNotAsErrors = new(warningsNotAsErrors, StringComparer.OrdinalIgnoreCase);

    /// <summary>Logs what counts, in the order of the report.</summary>
    public void Write(Report report)
    {
        foreach (var finding in report.Findings.Where(finding => finding.IsActive))
        {
            var violation = finding.Violation;
            var declaration = DeclarationOf(violation);
            Write(finding.Level, finding.Rule, violation.Location, SafeText.Message(finding.Text, declaration.Length) + declaration);
        }
    }

    /// <summary>Logs an error of the host itself.</summary>
    public void Error(Rule rule, string file, string message) => Write(Level.Error, rule.Descriptor, WholeFile(file), SafeText.Message(message));

    /// <summary>Logs a warning of the host itself.</summary>
    public void Warning(Rule rule, string file, string message) => Write(Level.Warning, rule.Descriptor, WholeFile(file), SafeText.Message(message));

    // A position has line and column only: the problem matcher of actions/setup-dotnet knows no four numbers, and annotates nothing then.
    private void Write(Level level, RuleDescriptor rule, SourceLocation place, string message)
    {
        var (code, helpLink) = (rule.Id, rule.HelpUri);
        var (file, line, column) = (place.Path, place.Line, place.Column);
        switch (level)
        {
            case Level.Error:
            case Level.Warning when warningsAsErrors && !warningsNotAsErrors.Contains(code):
                log.LogError(null, code, null, helpLink, file, line, column, 0, 0, message);
                break;
            case Level.Warning:
                log.LogWarning(null, code, null, helpLink, file, line, column, 0, 0, message);
                break;
            case Level.Note:
                log.LogMessage(null, code, null, file, line, column, 0, 0, MessageImportance.Normal, message);
                break;
        }
    }

    /// <summary>Where a fault that does not stand in the manifest is declared.</summary>
    private static string DeclarationOf(Violation violation) =>
        violation is { EntryName: { } name, DeclaredAt: { } declared } && declared.Path != violation.Location.Path
            ? $" (entry '{SafeText.Name(name)}', declared in {SafeText.Name(Path.GetFileName(declared.Path))} line {declared.Line})"
            : "";

    private static SourceLocation WholeFile(string file) => new(file, 0, 0, 0, 0);
}
