using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Rendering;

/// <summary>A build service that obeys commands in the text of a step.</summary>
internal enum CiSystem
{
    None,
    GitHub,
    Azure,
    /// <summary>Its log knows no command that marks a line of a file; what it shows of a run are reports.</summary>
    GitLab,
}

/// <summary>What a build service is told of a report, so that it marks the lines at fault.</summary>
internal static class CiCommands
{
    // https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations: 10 errors and 10 warnings of a step are shown.
    private const int MostOfALevel = 10;

    /// <summary>The service this runs on, as each says of itself.</summary>
    public static CiSystem SystemOf(Func<string, string?> environment)
    {
        bool Is(string variable) => string.Equals(environment(variable), "true", StringComparison.OrdinalIgnoreCase);

        return Is("GITHUB_ACTIONS") ? CiSystem.GitHub : Is("TF_BUILD") ? CiSystem.Azure : Is("GITLAB_CI") ? CiSystem.GitLab : CiSystem.None;
    }

    /// <summary>Lines that must be printed as they are.</summary>
    /// <param name="whereRestIs">Where the findings are that the service would not show.</param>
    public static IEnumerable<string> Of(Report report, CiSystem system, string whereRestIs)
    {
        var all = report.Findings.Where(finding => finding is { IsActive: true, Level: Level.Error or Level.Warning }).ToList();
        List<Finding> worst = [.. all.GroupBy(finding => finding.Level).SelectMany(ofLevel => ofLevel.Take(MostOfALevel))];
        return system switch
        {
            CiSystem.GitHub when all.Count > worst.Count =>
                [.. worst.Select(finding => GitHub(finding, report)), $"::notice title=MqttCertGate::and {all.Count - worst.Count} more {whereRestIs}"],
            CiSystem.GitHub => worst.Select(finding => GitHub(finding, report)),
            CiSystem.Azure => worst.Select(finding => Azure(finding, report)),
            _ => [],
        };
    }

    // https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
    private static string GitHub(Finding finding, Report report)
    {
        var (path, line, column) = PlaceOf(finding, report);
        var title = $"{finding.Rule.Id} {finding.Rule.Name}";
        return $"::{finding.Level.Word()} file={Property(path)},line={line},col={column},title={Property(title)}::{Data(TextOf(finding))}";

        // https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
        static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal);

        static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
    }

    // https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands#logissue-log-an-error-or-warning
    private static string Azure(Finding finding, Report report)
    {
        var (path, line, column) = PlaceOf(finding, report);
        return $"##vso[task.logissue type={finding.Level.Word()};sourcepath={Property(path)};linenumber={line};columnnumber={column};code={finding.Rule.Id};]"
            + Data(TextOf(finding));

        // https://github.com/microsoft/azure-pipelines-task-lib/blob/master/node/taskcommand.ts
        static string Data(string text) => text.Replace("%", "%AZP25", StringComparison.Ordinal);

        static string Property(string text) => Data(text).Replace("]", "%5D", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal);
    }

    private static (string Path, int Line, int Column) PlaceOf(Finding finding, Report report)
    {
        var location = finding.Violation.Location;
        return (SafeText.Name(RelativePath.Below(report.RepositoryRoot, location.Path) ?? location.Path), location.Line, location.Column);
    }

    // On one line, so that no end of line is left to escape.
    private static string TextOf(Finding finding) => SafeText.Message(
        finding.Violation.EntryName is { } entry ? $"{SafeText.Name(entry)}: {finding.Text}" : finding.Text);
}
