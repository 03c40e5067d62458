using MqttCertGate.Findings;

namespace MqttCertGate.Reporting;

/// <summary>A finding with its place in the repository and its identity across runs.</summary>
/// <param name="Place">In a file of the repository, wherever the finding itself is.</param>
/// <param name="Uri">Of <paramref name="Place"/>, relative to the repository's root.</param>
/// <param name="Occurrence">Counts results that agree in rule, file and fingerprint, from 1; code scanning would merge them.</param>
internal sealed record SarifResult(Finding Finding, SourceLocation Place, string Uri, string Fingerprint, int Occurrence)
{
    /// <summary>What this result stands for; null for a result of its own.</summary>
    public LeftOut? LeftOut { get; init; }
}

/// <summary>How many results a file has no room for.</summary>
internal sealed record LeftOut(int Errors, int Warnings, int Notes, int Allowed)
{
    /// <summary>The rule of the result that stands for them.</summary>
    public const string Rule = "MCG0009";

    /// <summary>What that result says.</summary>
    public string Message => FormattableString.Invariant(
        $"{Errors + Warnings + Notes + Allowed} more findings are not listed ({Errors} errors, {Warnings} warnings, {Notes} notes, {Allowed} allowed); code scanning keeps {SarifResults.Limit} of a run, and the gravest stand here. 'mqttcertgate check' counts and prints them all.");

    /// <summary>That of the gravest.</summary>
    public Level Level => Errors > 0 ? Level.Error : Warnings > 0 ? Level.Warning : Level.Note;

    public static LeftOut Of(IReadOnlyCollection<Finding> findings)
    {
        int Count(Level level) => findings.Count(finding => finding.IsActive && finding.Level == level);
        return new LeftOut(Count(Level.Error), Count(Level.Warning), Count(Level.Note), findings.Count(finding => !finding.IsActive));
    }
}

/// <summary>Makes the results of a report: each with one place inside the repository, numbered, in order, and no more than services keep.</summary>
internal sealed class SarifResults
{
    /// <summary>GitHub, GitLab and Azure DevOps keep no more of a run.</summary>
    public const int Limit = 5000;

    // What a build leaves is not in the repository, and code scanning would show an empty page.
    private static readonly string[] BuildFolders = ["bin", "obj"];

    private readonly Report report;
    private readonly SourceLocation? manifest;

    private SarifResults(Report report)
    {
        this.report = report;
        manifest = report.Manifests.Select(SourceLocation.StartOf).FirstOrDefault(place => PathOf(place.Path) is not null);
    }

    /// <summary>By file, line, rule and fingerprint. Accepted findings are left out unless <paramref name="includeAllowed"/> is set.</summary>
    public static IReadOnlyList<SarifResult> Of(Report report, bool includeAllowed)
    {
        var maker = new SarifResults(report);
        var results = Numbered(Ordered(report.Findings.Where(finding => finding.IsActive || includeAllowed).Select(maker.Locate)));
        return results.Length <= Limit ? results : maker.Shortened(results);
    }

    /// <summary>The identity of a finding across runs, for other forms of the report.</summary>
    public static string FingerprintOf(Finding finding, Report report) => new SarifResults(report).Locate(finding).Fingerprint;

    /// <summary>The gravest, and one result that says how many others there are.</summary>
    private IReadOnlyList<SarifResult> Shortened(SarifResult[] results)
    {
        var byGravity = results.OrderByDescending(result => result.Finding.IsActive).ThenByDescending(result => result.Finding.Level).ToArray();
        var leftOut = LeftOut.Of([.. byGravity.Skip(Limit - 1).Select(result => result.Finding)]);
        var rule = report.Rules.First(rule => rule.Id == LeftOut.Rule);
        var others = Locate(new Finding(rule, leftOut.Level, new Violation(leftOut.Message, manifest ?? results[0].Place), Waiver: null));
        return [.. Ordered(byGravity.Take(Limit - 1).Append(others with { LeftOut = leftOut }))];
    }

    private SarifResult Locate(Finding finding)
    {
        // One result outside the checkout makes code scanning reject the whole file.
        var violation = finding.Violation;
        var place = IsCommitted(violation.Location) ? violation.Location
            : violation.DeclaredAt is { } declared && IsCommitted(declared) ? declared
            : manifest ?? SourceLocation.StartOf(violation.Location.Path);
        var uri = UriOf(place.Path);
        return new SarifResult(finding, place, uri, SarifFingerprint.Of(finding, violation.File is { } file ? UriOf(file) : uri), Occurrence: 1);
    }

    private bool IsCommitted(SourceLocation place) => PathOf(place.Path) is { } path && !path.Split('/').Any(BuildFolders.Contains);

    private string UriOf(string path) => RelativePath.ToUri(PathOf(path) ?? Path.GetFileName(path));

    private string? PathOf(string path) => RelativePath.Below(report.RepositoryRoot, path);

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
