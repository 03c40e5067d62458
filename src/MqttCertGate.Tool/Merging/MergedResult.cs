using System.Text.Json.Nodes;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Merging;

/// <summary>A result with what tells it apart and puts it in order.</summary>
internal sealed record MergedResult(JsonObject Node, string Rule, Level Level, string Uri, int Line, string Fingerprint)
{
    /// <summary>What the result stands for; null for one of its own.</summary>
    public LeftOut? LeftOut { get; init; }

    /// <summary>What services take for one alert.</summary>
    public (string, string, string) Alert => (Rule, Uri, Fingerprint);

    public bool IsSuppressed => Node.ContainsKey("suppressions");

    /// <summary>The same for equal content only, so that what is chosen depends on no order of files.</summary>
    public string Content => Node.ToJsonString();
}
