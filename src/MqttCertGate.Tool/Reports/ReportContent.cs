using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Reports;

/// <summary>A report on its way into a file. Nothing in it depends on where or by whom it is written.</summary>
/// <param name="failOn">The least level that fails.</param>
internal sealed class ReportContent(Report report, Level failOn)
{
    public Report Report => report;

    public Level FailOn => failOn;

    /// <summary>Paths are relative to the repository, and where there are several to the folder they share.</summary>
    public Display Display { get; } = new(report.RepositoryRoot, Glyphs.Unicode, Verbosity.Normal);

    /// <summary>The lines that code frames may show.</summary>
    public SourceFiles Files { get; } = new(report, SourceFile.Read);

    public Verdict Verdict => Verdict.Of(report, failOn, Display);

    public Inventory Inventory => report.Inventory ?? throw new InvalidOperationException("The run was asked for no list of its certificates.");

    public IEnumerable<Finding> Active => report.Findings.Where(finding => finding.IsActive);

    public IEnumerable<Finding> Allowed => report.Findings.Where(finding => !finding.IsActive);

    /// <summary>What makes a finding the same one in the next report: that of the SARIF file.</summary>
    public string FingerprintOf(Finding finding) => SarifResults.FingerprintOf(finding, report);

    /// <summary>A path and a line, as an editor takes them.</summary>
    public string Place(SourceLocation location) => FormattableString.Invariant($"{Display.Path(location.Path)}:{location.Line}");
}
