using MqttCertGate.Findings;
using MqttCertGate.Tests.Clients;

namespace MqttCertGate.Tests.Matrix;

/// <summary>How an attempt to connect ended.</summary>
internal enum Outcome
{
    Connected,
    /// <summary>Client or broker refused, or the client could not read its own files.</summary>
    Refused,
    /// <summary>The broker did not take the files, so that nobody listens.</summary>
    NotServed,
}

/// <summary>One attempt.</summary>
/// <param name="IsCovered">Whether the gate was told that such a client connects.</param>
/// <param name="Why">What client or broker said; null where it connected.</param>
internal sealed record Cell(string Broker, Client Client, bool IsCovered, Outcome Outcome, string? Why);

/// <summary>A set, what the gate says of it, and every attempt.</summary>
internal sealed record MatrixRow(ArtifactSet Set, bool IsMutual, IReadOnlyList<Finding> Findings, IReadOnlyList<Cell> Cells)
{
    public IEnumerable<RuleDescriptor> Errors => Findings.Where(finding => finding.IsActive && finding.Level == Level.Error).Select(finding => finding.Rule).Distinct();
}
