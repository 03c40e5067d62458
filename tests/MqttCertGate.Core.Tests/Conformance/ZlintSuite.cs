using MqttCertGate.Findings;
using MqttCertGate.Rules;

namespace MqttCertGate.Tests.Conformance;

/// <summary>
/// What zlint reports of certificates, for the lints that <see cref="ZlintLints"/> names. The gate checks them for a team that says little: the role
/// is taken from the certificate, and publicly trusted it is, because that is what most lints are about.
/// </summary>
internal static class ZlintSuite
{
    public static IEnumerable<CaseResult> Run()
    {
        var lints = ZlintLints.All.ToDictionary(lint => lint.Name, StringComparer.Ordinal);
        var cases = Corpus.Read<IReadOnlyList<LintCase>>("zlint", "index.json").Where(item => lints.ContainsKey(item.Lint)).Distinct().ToList();
        var findings = lints.Values.Select(lint => lint.As).Distinct().ToDictionary(role => role, role => FindingsIn(cases, role), StringComparer.Ordinal);
        return cases.Select(item => Judge(item, lints[item.Lint], [.. findings[lints[item.Lint].As][item.Name]]));
    }

    private static CaseResult Judge(LintCase item, ZlintLint lint, IReadOnlyList<Finding> ofFile)
    {
        bool Fires(Level least) => ofFile.Any(finding => finding.Level >= least && IsAnswer(finding, lint)) != lint.IsInverse;

        var outcome = item.Expected switch
        {
            _ when !lint.Rules.Any(rule => RuleCatalog.Find(rule) is not null) => Outcome.Skipped,
            // Not yet in force when the certificate was issued: the gate knows of no such time.
            "ne" => Outcome.Skipped,
            // Does not apply: what is no error is no disagreement.
            "na" => Fires(Level.Error) ? Outcome.Deviates : Outcome.Agrees,
            var expected => Fires(lint.Least) == expected is "error" or "warn" ? Outcome.Agrees : Outcome.Deviates,
        };
        return new CaseResult(
            $"{item.Name}/{item.Lint}", string.Join(" or ", lint.Rules.Select(NameOf)), outcome,
            $"zlint says {item.Expected}, the gate {string.Join("; ", ofFile.Select(finding => $"{finding.Level} {finding.Rule.Id} {finding.Violation.Message}"))}")
        {
            Findings = ofFile,
        };
    }

    private static bool IsAnswer(Finding finding, ZlintLint lint) =>
        (lint.Rules.Contains(finding.Rule.Id) || finding.Rule.Id == lint.Instead)
        && finding.Violation.Message.Contains(lint.About, StringComparison.Ordinal);

    private static string NameOf(string rule) =>
        RuleCatalog.Find(rule) is { Descriptor.Name: var name } ? $"{rule} `{name}`" : $"{rule} (no rule yet)";

    /// <summary>By file. A common name is a broker's demand and belongs to its profile, so it is asked for here.</summary>
    private static ILookup<string, Finding> FindingsIn(IEnumerable<LintCase> cases, string role)
    {
        using var scenario = new Scenario($$"""
            version: 1
            rules: { id.cn-required: warning }
            certificates:
              zlint: { files: '*.pem', role: {{role}}, pki: public }
            """);
        foreach (var item in cases)
            scenario.File(item.Name, File.ReadAllBytes(Corpus.PathOf("zlint", item.File)));
        return scenario.Check().Findings.ToLookup(finding => Path.GetFileName(finding.Violation.Location.Path), StringComparer.Ordinal);
    }

    private sealed record LintCase(string File, string Lint, string Expected)
    {
        public string Name => Path.GetFileName(File);
    }
}
