using MqttCertGate.Findings;

namespace MqttCertGate.Tests.Conformance;

/// <summary>How a case came out.</summary>
internal enum Outcome
{
    Agrees,
    Deviates,
    /// <summary>It deviates where the suite itself calls that a warning.</summary>
    SoftDeviates,
    /// <summary>It asks for what is not claimed.</summary>
    Skipped,
}

/// <summary>A case of a suite and how it came out.</summary>
/// <param name="Group">What is measured together.</param>
/// <param name="Detail">What decided, for whoever looks into a deviation.</param>
internal sealed record CaseResult(string Id, string Group, Outcome Outcome, string Detail)
{
    /// <summary>Everything that was found, at whatever level.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
