using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Rendering;

/// <summary>What a run came to, in words.</summary>
/// <param name="Word">In capitals: <c>FAILED</c>.</param>
/// <param name="Style">What it is to look like.</param>
/// <param name="Detail">What it rests on, without a full stop.</param>
/// <param name="Next">What is to be done next where nothing is now, without a full stop; empty for nothing.</param>
/// <param name="HasCertificates">Whether the detail says how many certificates there are.</param>
internal sealed record Verdict(string Word, Style Style, string Detail, string Next = "", bool HasCertificates = false)
{
    /// <summary>Detail and next, without the last full stop.</summary>
    public string Summary => Next.Length == 0 ? Detail : $"{Detail}. {Next}";

    public static Verdict Of(Report report, Level failOn, Display display)
    {
        var counts = Counts(report);
        return report.OutcomeAt(failOn) switch
        {
            Outcome.NotChecked => new("NOT CHECKED", Style.Error, $"{Join(NotChecked(report).Concat(counts))}{NothingChecked(report, display)}"),
            Outcome.Failed => new("FAILED", Style.Error, Join(counts)),
            // What is wrong is asked not to fail; that is not a pass.
            _ when report.Count(Level.Error) > 0 => new("NOT ENFORCED", Style.Warning, $"{Join(counts)}, by --fail-on never"),
            _ => new("PASSED", Style.Success, Join(counts.Prepend(Certificates(report))), NextToRenew(report), HasCertificates: true),
        };
    }

    /// <summary>What was looked at and when, without what the detail says already: <c>6 certificates, 1 manifest, as of 2026-12-01 00:00 UTC</c>.</summary>
    public string Scope(Report report) => Join(
    [
        .. HasCertificates ? [] : (string[])[Certificates(report)],
        .. report.Manifests.Count == 0 ? [] : (string[])[Counted(report.Manifests.Count, "manifest")],
        $"{(HasCertificates && report.Manifests.Count == 0 ? "As" : "as")} of {report.At.Minute()}",
    ]);

    public static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Certificates(Report report) => Counted(report.CertificateCount, "certificate");

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
        report.NextRenewal is { } next ? $"Next to renew: {SafeText.Name(next.EntryName)} from {next.From.Day()}" : "";

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);
}
