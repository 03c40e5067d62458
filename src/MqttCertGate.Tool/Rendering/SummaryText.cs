using System.Globalization;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Rendering;

/// <summary>The verdict, in two lines.</summary>
internal static class SummaryText
{
    public static void Write(Report report, Level failOn, StyledText text, Display display)
    {
        var certificates = Counted(report.CertificateCount, "certificate");
        var counts = Counts(report);
        var (verdict, style, detail, scope) = report.OutcomeAt(failOn) switch
        {
            Outcome.NotChecked => ("NOT CHECKED", Style.Error, $"{Join(NotChecked(report).Concat(counts))}{NothingChecked(report, display)}", certificates),
            Outcome.Failed => ("FAILED", Style.Error, Join(counts), certificates),
            // What is wrong is asked not to fail; that is not a pass.
            _ when report.Count(Level.Error) > 0 => ("NOT ENFORCED", Style.Warning, $"{Join(counts)}, by --fail-on never", certificates),
            _ => ("PASSED", Style.Success, $"{Join(counts.Prepend(certificates))}{NextToRenew(report)}", null),
        };

        text.Add(verdict, style).Line($"  {detail}");
        var at = report.At.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        string? manifests = report.Manifests.Count == 0 ? null : Counted(report.Manifests.Count, "manifest");
        text.Line($"{Join(new[] { scope, manifests, $"as of {at}" }.OfType<string>())}.");
    }

    private static IEnumerable<string> Counts(Report report)
    {
        var errors = report.Findings.Count(finding => finding is { IsActive: true, Level: Level.Error, Rule.IsMeta: false });
        if (errors > 0)
            yield return Counted(errors, "error");
        if (report.Count(Level.Warning) is > 0 and var warnings)
            yield return Counted(warnings, "warning");
        if (report.Count(Level.Note) is > 0 and var notes)
            yield return Counted(notes, "note");

        if (report.Allowed() is { } allowed)
            yield return allowed;
    }

    private static IEnumerable<string> NotChecked(Report report)
    {
        if (report.Findings.Count(IsManifestError) is > 0 and var faults)
            yield return Counted(faults, "manifest error");
        if (report.Findings.Count(finding => finding is { Rule.IsMeta: true, Level: Level.Error } && !IsManifestError(finding)) is > 0 and var undone)
            yield return $"{Counted(undone, "check")} not done";
    }

    // The other meta-rules, "gate.…", say that something could not be judged.
    private static bool IsManifestError(Finding finding) =>
        finding is { Rule.IsMeta: true, Level: Level.Error } && !finding.Rule.Name.StartsWith("gate.", StringComparison.Ordinal);

    private static string NothingChecked(Report report, Display display) => (report.CertificateCount, report.Manifests) switch
    {
        (0, [var manifest]) => $". Nothing was checked in {display.Path(manifest)}",
        (0, _) => ". Nothing was checked",
        _ => "",
    };

    private static string NextToRenew(Report report) =>
        report.Certificates.Where(certificate => certificate.RenewFrom > report.At).MinBy(certificate => certificate.RenewFrom) is { } next
            ? $". Next to renew: {SafeText.Name(next.EntryName)} from {next.RenewFrom.Day()}"
            : "";

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);

    public static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
