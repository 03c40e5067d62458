using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Rules;

/// <summary>The findings that a declaration accepts (<c>allow:</c>), over all entries it stands for.</summary>
internal sealed class Waivers
{
    private readonly List<Waiver> valid = [];
    private readonly HashSet<Waiver> used = [];
    private readonly List<ManifestProblem> invalid = [];

    public Waivers(IEnumerable<Waiver> waivers, ValidationTime time)
    {
        foreach (var waiver in waivers)
        {
            if (time.HasReached(waiver.Until.AddDays(1)))
                invalid.Add(Problem(ManifestProblemKind.InvalidWaiver, waiver, $"The allowance of '{waiver.RuleId}' ended on {waiver.Until:yyyy-MM-dd}."));
            else if (!time.HasReached(waiver.Until.AddYears(-1)))
                invalid.Add(Problem(ManifestProblemKind.InvalidWaiver, waiver, $"The allowance of '{waiver.RuleId}' ends on {waiver.Until:yyyy-MM-dd}; it may end at most one year ahead."));
            else
                valid.Add(waiver);
        }
    }

    /// <summary>Allowances that are not valid, and so hide nothing.</summary>
    public IReadOnlyList<ManifestProblem> Invalid => invalid;

    /// <summary>Allowances that matched no finding so far.</summary>
    public IEnumerable<ManifestProblem> Unused => valid.Where(waiver => !used.Contains(waiver)).Select(waiver => Problem(
        ManifestProblemKind.UnusedWaiver, waiver, $"The allowance of '{waiver.RuleId}' matched no finding; what is not needed is to be removed."));

    /// <summary>Marks those of <paramref name="findings"/> that are accepted, in place.</summary>
    /// <param name="concerns">Whether an allowance is meant for a finding at all; null for every one.</param>
    public void Apply(List<Finding> findings, Func<Waiver, Finding, bool>? concerns = null)
    {
        foreach (var waiver in valid)
        {
            for (var index = 0; index < findings.Count; index++)
            {
                if (!Covers(waiver, findings[index]) || concerns?.Invoke(waiver, findings[index]) == false)
                    continue;
                findings[index] = findings[index] with { Waiver = waiver };
                used.Add(waiver);
            }
        }
    }

    private static bool Covers(Waiver waiver, Finding finding) =>
        !finding.Rule.IsMeta
        && waiver.RuleId == finding.Rule.Id
        && (waiver.Sha256 is null
            || (finding.Violation.KeySha256 ?? finding.Violation.Certificate?.Sha256)?.ToString().StartsWith(waiver.Sha256, StringComparison.OrdinalIgnoreCase) == true);

    private static ManifestProblem Problem(ManifestProblemKind kind, Waiver waiver, string message) =>
        new(kind, message, waiver.Location) { Field = $"{waiver.RuleId} {waiver.Sha256}" };
}
