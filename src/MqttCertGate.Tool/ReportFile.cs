using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Reports;

namespace MqttCertGate.Tool;

/// <summary>A form of the report that <c>check</c> writes beside its text.</summary>
/// <param name="Option">The option that asks for it.</param>
/// <param name="Name">As a reader knows it.</param>
internal sealed record ReportFormat(string Option, string Name, Action<Report, CheckOptions, TextWriter> Write)
{
    /// <summary>Whether its paths are relative to the repository, of which there can then be only one.</summary>
    public bool IsOfOneRepository { get; init; }

    /// <summary>Whether it shows certificates that nothing is wrong with.</summary>
    public bool ShowsInventory { get; init; }

    /// <summary>In the order of help.</summary>
    public static IReadOnlyList<ReportFormat> All { get; } =
    [
        new("--sarif", "SARIF 2.1.0", (report, options, output) => SarifWriter.Write(report, output, new SarifOptions { IncludeAllowed = options.IncludeAllowed })) { IsOfOneRepository = true },
        Of("--json", "JSON", JsonReport.Write),
        Of("--junit", "JUnit XML", JunitReport.Write),
        Of("--markdown", "Markdown", MarkdownReport.Write),
        Of("--html", "an HTML page", HtmlReport.Write),
        Of("--ics", "a calendar of renewals and ends", CalendarReport.Write),
    ];

    private static ReportFormat Of(string option, string name, Action<ReportContent, TextWriter> write) =>
        new(option, name, (report, options, output) => write(new ReportContent(report, options.FailOn), output)) { ShowsInventory = true };
}

/// <summary>Where a report goes.</summary>
/// <param name="Path">As given: a file, or <see cref="StandardOutput"/>.</param>
internal sealed record ReportFile(ReportFormat Format, string Path)
{
    public const string StandardOutput = "-";

    public bool IsStandardOutput => Path == StandardOutput;

    /// <exception cref="CannotCheckException">It cannot be written.</exception>
    public void Write(Report report, CheckOptions options, string workingDirectory)
    {
        if (IsStandardOutput)
        {
            using var output = new StreamWriter(Console.OpenStandardOutput());
            Format.Write(report, options, output);
            return;
        }

        try
        {
            AtomicFile.Write(System.IO.Path.GetFullPath(Path, workingDirectory), output => Format.Write(report, options, output));
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            throw new CannotCheckException($"'{Path}' cannot be written: {exception.Message}");
        }
    }
}
