using System.Diagnostics;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Tool.Rendering;
using MqttCertGate.Tool.Reports;

namespace MqttCertGate.Tool;

/// <summary>A run of <c>check</c>: find, check, print.</summary>
internal static class Check
{
    public static int Run(CheckOptions options)
    {
        var workingDirectory = Directory.GetCurrentDirectory();
        try
        {
            return Run(options, workingDirectory);
        }
        catch (Exception exception) when (exception is not CannotCheckException)
        {
            // A file of an earlier run would pass for the result of this one.
            var failed = FailedRun.Of(new GateRequest { Manifests = [workingDirectory], RepositoryRoot = workingDirectory, At = options.At }, exception);
            foreach (var file in options.Reports)
                file.Write(failed, options, workingDirectory);
            throw;
        }
    }

    private static int Run(CheckOptions options, string workingDirectory)
    {
        var clock = Stopwatch.StartNew();
        var targets = CheckTarget.Find(options, workingDirectory);
        if (targets.Count > 1 && options.Reports.FirstOrDefault(file => file.Format.IsOfOneRepository) is { Format.Option: var option })
        {
            throw new CannotCheckException(
                $"Paths of {option} are relative to one repository, and what is checked lies in {targets.Count}: {string.Join(", ", targets.Select(target => target.Root))}.");
        }

        Report report;
        using (options.Verbosity == Verbosity.Quiet ? null : Progress.Start())
            report = MergedReport.Of([.. targets.Select(target => Judge(target, options))]);

        var terminal = options.Reports.Any(file => file.IsStandardOutput) ? Terminal.Error(options.Color) : Terminal.Output(options.Color);
        var display = new Display(workingDirectory, terminal.Glyphs, options.Verbosity) { Format = options.Format, IncludesAllowed = options.IncludeAllowed };
        terminal.Write(ReportText.Of(report, options.FailOn, display, SourceFile.Read));
        WriteToBuildService(report, options, terminal);
        foreach (var file in options.Reports)
            file.Write(report, options, workingDirectory);
        if (options.Verbosity == Verbosity.Verbose)
            Terminal.Error(options.Color).Write(RunText.Of(report, options, display, clock.Elapsed));
        return (int)report.OutcomeAt(options.FailOn);
    }

    private static Report Judge(CheckTarget target, CheckOptions options) => Gate.Check(new GateRequest
    {
        Manifests = target.Manifests,
        Implied = target.Implied,
        RepositoryRoot = target.Root,
        At = options.At,
        Rules = options.Rules,
        ReadVariable = Environment.GetEnvironmentVariable,
        IsObserved = false,
        IsListed = StepSummaryOf(options) is not null || options.Reports.Any(file => file.Format.ShowsInventory),
    });

    private static string? StepSummaryOf(CheckOptions options) => options.Ci == CiSystem.GitHub ? options.StepSummary : null;

    private static void WriteToBuildService(Report report, CheckOptions options, Terminal terminal)
    {
        var summary = StepSummaryOf(options);
        terminal.Command(CiCommands.Of(report, options.Ci, summary is null ? "in the log" : "in the summary"));
        if (summary is null)
            return;
        try
        {
            // Other commands of the step have their say in it too.
            File.AppendAllText(summary, MarkdownReport.Of(new ReportContent(report, options.FailOn)));
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            throw new CannotCheckException($"'{summary}', the step's summary, cannot be written: {exception.Message}");
        }
    }
}
