using MqttCertGate.Findings;

namespace MqttCertGate.Manifests;

/// <summary>What ends the reading of a YAML document.</summary>
internal sealed class YamlFault(SourceLocation location, string message) : Exception(message)
{
    public SourceLocation Location { get; } = location;
}
