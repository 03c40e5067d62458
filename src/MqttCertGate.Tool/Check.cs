using System.Diagnostics;
using MqttCertGate.Artifacts;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool;

/// <summary>A run of <c>check</c>: find, check, print.</summary>
internal static class Check
{
    public static int Run(CheckOptions options)
    {
        var clock = Stopwatch.StartNew();
        var workingDirectory = Directory.GetCurrentDirectory();
        var manifests = ManifestDiscovery.Find(options.Paths, workingDirectory);
        var repositories = manifests.GroupBy(manifest => RepositoryRoot.Find(Path.GetDirectoryName(manifest)!), StringComparer.Ordinal).ToList();
        if (repositories.Count > 1 && options.Reports.FirstOrDefault(file => file.Format.IsOfOneRepository) is { Format.Option: var option })
        {
            throw new CannotCheckException(
                $"Paths of {option} are relative to one repository, and the manifests are of {repositories.Count}: {string.Join(", ", repositories.Select(group => group.Key))}.");
        }

        var report = MergedReport.Of(repositories.ConvertAll(repository => Gate.Check(new GateRequest
        {
            Manifests = [.. repository],
            RepositoryRoot = repository.Key,
            At = options.At,
            Rules = options.Rules,
            ReadVariable = Environment.GetEnvironmentVariable,
        })));

        var terminal = options.Reports.Any(file => file.IsStandardOutput) ? Terminal.Error(options.Color) : Terminal.Output(options.Color);
        var display = new Display(workingDirectory, terminal.Glyphs, options.Verbosity);
        terminal.Write(ReportText.Of(report, options.FailOn, display, SourceFile.Read));
        foreach (var file in options.Reports)
            file.Write(report, options, workingDirectory);
        if (options.Verbosity == Verbosity.Verbose)
            Terminal.Error(options.Color).Write(RunText.Of(report, options, display, clock.Elapsed));
        return (int)report.OutcomeAt(options.FailOn);
    }
}
