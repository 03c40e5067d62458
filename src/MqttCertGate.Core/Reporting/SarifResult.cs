using MqttCertGate.Findings;

namespace MqttCertGate.Reporting;

/// <summary>A finding with its place in the repository and its identity across runs.</summary>
/// <param name="Place">In a file of the repository, wherever the finding itself is.</param>
/// <param name="Uri">Of <paramref name="Place"/>, relative to the repository's root.</param>
/// <param name="Occurrence">Counts results that agree in rule, file and fingerprint, from 1; code scanning would merge them.</param>
internal sealed record SarifResult(Finding Finding, SourceLocation Place, string Uri, string Fingerprint, int Occurrence)
{
    /// <summary>GitHub, GitLab and Azure DevOps keep no more of a run.</summary>
    private const int Limit = 5000;

    /// <summary>The active findings of a report by file, line, rule and fingerprint; the gravest, where there are too many.</summary>
    public static IReadOnlyList<SarifResult> Of(Report report)
    {
        var results = Numbered(Ordered(report.Findings.Where(finding => finding.IsActive).Select(finding => Locate(finding, report))));
        return results.Length <= Limit
            ? results
            : [.. Ordered(results.OrderByDescending(result => result.Finding.Level).Take(Limit))];
    }

    private static SarifResult Locate(Finding finding, Report report)
    {
        // One result outside the checkout makes code scanning reject the whole file.
        SourceLocation?[] places = [finding.Violation.Location, finding.Violation.DeclaredAt, .. report.Manifests.Select(SourceLocation.StartOf)];
        var place = Array.Find(places, candidate => candidate is not null && RelativePath.Below(report.RepositoryRoot, candidate.Path) is not null)
            ?? SourceLocation.StartOf(finding.Violation.Location.Path);
        var uri = RelativePath.ToUri(RelativePath.Below(report.RepositoryRoot, place.Path) ?? Path.GetFileName(place.Path));
        return new SarifResult(finding, place, uri, SarifFingerprint.Of(finding, uri), Occurrence: 1);
    }

    private static SarifResult[] Numbered(IEnumerable<SarifResult> results)
    {
        var seen = new Dictionary<(string, string, string), int>();
        return [.. results.Select(result =>
        {
            var identity = (result.Finding.Rule.Id, result.Uri, result.Fingerprint);
            seen.TryGetValue(identity, out var count);
            seen[identity] = count + 1;
            return result with { Occurrence = count + 1 };
        })];
    }

    private static IEnumerable<SarifResult> Ordered(IEnumerable<SarifResult> results) => results
        .OrderBy(result => result.Uri, StringComparer.Ordinal)
        .ThenBy(result => result.Place.Line)
        .ThenBy(result => result.Finding.Rule.Id, StringComparer.Ordinal)
        .ThenBy(result => result.Fingerprint, StringComparer.Ordinal)
        .ThenBy(result => result.Occurrence);
}
