using System.Diagnostics;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool;

/// <summary>A run of <c>check</c>: find, check, print.</summary>
internal static class Check
{
    public static int Run(CheckOptions options)
    {
        var clock = Stopwatch.StartNew();
        var workingDirectory = Directory.GetCurrentDirectory();
        if (options.Sarif is { Length: 0 })
            throw new UsageException("--sarif needs the name of a file.");

        var manifests = ManifestDiscovery.Find(options.Paths, workingDirectory);
        var repositories = manifests.GroupBy(manifest => RepositoryRoot.Find(Path.GetDirectoryName(manifest)!), StringComparer.Ordinal).ToList();
        if (options.Sarif is not null && repositories.Count > 1)
        {
            throw new CannotCheckException(
                $"SARIF is relative to one repository, and the manifests are of {repositories.Count}: {string.Join(", ", repositories.Select(group => group.Key))}.");
        }

        var reports = repositories.ConvertAll(repository => Gate.Check(new GateRequest
        {
            Manifests = [.. repository],
            RepositoryRoot = repository.Key,
            At = options.At,
            Rules = options.Rules,
            ReadVariable = Environment.GetEnvironmentVariable,
        }));
        var report = MergedReport.Of(reports);

        var terminal = options.Sarif == CheckOptions.StandardOutput ? Terminal.Error(options.Color) : Terminal.Output(options.Color);
        var display = new Display(workingDirectory, terminal.Glyphs, options.Verbosity);
        terminal.Write(ReportText.Of(report, options.FailOn, display, SourceFile.Read));
        if (options.Sarif is { } sarif)
            WriteSarif(report, sarif, workingDirectory);
        if (options.Verbosity == Verbosity.Verbose)
            Terminal.Error(options.Color).Write(RunText.Of(report, options, display, clock.Elapsed));
        return (int)report.OutcomeAt(options.FailOn);
    }

    private static void WriteSarif(Report report, string file, string workingDirectory)
    {
        if (file == CheckOptions.StandardOutput)
        {
            using var output = new StreamWriter(Console.OpenStandardOutput());
            SarifWriter.Write(report, output);
            return;
        }

        try
        {
            AtomicFile.Write(Path.GetFullPath(file, workingDirectory), output => SarifWriter.Write(report, output));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotCheckException($"'{file}' cannot be written: {exception.Message}");
        }
    }
}
