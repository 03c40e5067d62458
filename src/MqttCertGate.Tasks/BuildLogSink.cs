using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Rules;

namespace MqttCertGate.Tasks;

/// <summary>Prints in the build log.</summary>
/// <param name="warningsAsErrors">Whether warnings are logged as errors; TreatWarningsAsErrors does not reach the warnings of tasks.</param>
/// <param name="warningsNotAsErrors">Codes of warnings that stay warnings; the engine hides the codes of NoWarn only while they are warnings.</param>
internal sealed class BuildLogSink(TaskLoggingHelper log, bool warningsAsErrors, IEnumerable<string> warningsNotAsErrors)
{
    private readonly HashSet<string> warningsNotAsErrors = new(warningsNotAsErrors, StringComparer.OrdinalIgnoreCase);

    public void Write(LogLine line)
    {
        var (code, helpLink) = (line.Code, RuleDescriptor.HelpUriOf(line.Code));
        switch (line.Level)
        {
            case Level.Error:
            case Level.Warning when warningsAsErrors && !warningsNotAsErrors.Contains(code):
                log.LogError(null, code, null, helpLink, line.Path, line.Line, line.Column, 0, 0, line.Message);
                break;
            case Level.Warning:
                log.LogWarning(null, code, null, helpLink, line.Path, line.Line, line.Column, 0, 0, line.Message);
                break;
            case Level.Note:
                log.LogMessage(null, code, null, line.Path, line.Line, line.Column, 0, 0, MessageImportance.Normal, line.Message);
                break;
        }
    }

    /// <summary>Logs the verdict. What is accepted is in no other line, so that one with it is shown in a build of few words too.</summary>
    /// <param name="at">The instant (UTC) it is of.</param>
    public void WriteSummary(StoredVerdict verdict, DateTime at) => log.LogMessage(
        verdict.Allowed is null ? MessageImportance.Normal : MessageImportance.High,
        $"MqttCertGate: {(log.HasLoggedErrors ? "failed" : "passed")}, {verdict.CertificateCount} certificates, {(verdict.Allowed is null ? "" : $"{verdict.Allowed}, ")}as of {at.Timestamp()}.");

    /// <summary>Logs an error of the host itself.</summary>
    public void Error(Rule rule, string file, string message) => Write(OfHost(Level.Error, rule, file, message));

    /// <summary>Logs a warning of the host itself.</summary>
    public void Warning(Rule rule, string file, string message) => Write(OfHost(Level.Warning, rule, file, message));

    private static LogLine OfHost(Level level, Rule rule, string file, string message) =>
        new(level, rule.Descriptor.Id, file, Line: 0, Column: 0, SafeText.Message(message));
}
