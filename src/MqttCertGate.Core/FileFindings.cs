using MqttCertGate.Findings;

namespace MqttCertGate;

/// <summary>What is wrong with files, which many entries may name: each fault once, as the strictest of them takes it.</summary>
internal sealed class FileFindings
{
    private readonly Dictionary<string, Finding> findings = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Finding> All => findings.Values;

    public void Add(Finding finding)
    {
        var (place, message) = (finding.Violation.Location, finding.Violation.Message);
        var key = $"{finding.Rule.Id}\0{place.Path}\0{place.Line}\0{place.Column}\0{message}";
        if (!findings.TryGetValue(key, out var known)
            || (finding.IsActive == known.IsActive ? finding.Level > known.Level : finding.IsActive))
        {
            findings[key] = finding with { Violation = finding.Violation with { IsOfFile = true } };
        }
    }
}
