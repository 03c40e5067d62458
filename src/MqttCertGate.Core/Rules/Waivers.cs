using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Rules;

/// <summary>Marks the findings that a manifest accepts (<c>allow:</c>).</summary>
internal static class Waivers
{
    /// <summary>Applies <paramref name="waivers"/> to <paramref name="findings"/> in place, and returns what is wrong with the waivers.</summary>
    /// <param name="concerns">Whether a waiver is meant for a finding at all; null for every one.</param>
    public static IReadOnlyList<ManifestProblem> Apply(
        IReadOnlyList<Waiver> waivers, List<Finding> findings, ValidationTime time, Func<Waiver, Finding, bool>? concerns = null)
    {
        var problems = new List<ManifestProblem>();
        foreach (var waiver in waivers)
        {
            if (time.HasReached(waiver.Until.AddDays(1)))
                problems.Add(Invalid(waiver, $"The allowance of '{waiver.RuleId}' ended on {waiver.Until:yyyy-MM-dd}."));
            else if (!time.HasReached(waiver.Until.AddYears(-1)))
                problems.Add(Invalid(waiver, $"The allowance of '{waiver.RuleId}' ends on {waiver.Until:yyyy-MM-dd}; it may end at most one year ahead."));
            else
                Apply(waiver, findings, concerns);
        }

        return problems;
    }

    private static void Apply(Waiver waiver, List<Finding> findings, Func<Waiver, Finding, bool>? concerns)
    {
        for (var index = 0; index < findings.Count; index++)
        {
            if (Covers(waiver, findings[index]) && concerns?.Invoke(waiver, findings[index]) != false)
                findings[index] = findings[index] with { Waiver = waiver };
        }
    }

    private static bool Covers(Waiver waiver, Finding finding) =>
        !finding.Rule.IsMeta
        && RuleCatalog.Find(waiver.RuleId)?.Descriptor == finding.Rule
        && (waiver.Sha256 is null
            || (finding.Violation.KeySha256 ?? finding.Violation.Certificate?.Sha256)?.StartsWith(waiver.Sha256, StringComparison.OrdinalIgnoreCase) == true);

    private static ManifestProblem Invalid(Waiver waiver, string message) =>
        new(ManifestProblemKind.InvalidWaiver, message, waiver.Location);
}
