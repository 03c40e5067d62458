using MqttCertGate.Manifests;

namespace MqttCertGate.Rules;

/// <summary>What a profile, an overlay, a manifest, an entry or the command line says of rules; a later setting of it outweighs an earlier one.</summary>
internal sealed record RuleLayer(IReadOnlyList<RuleSetting> Settings)
{
    /// <summary>
    /// True for a client overlay: the broker's demands and every other client's hold beside its own, so it never lowers what a layer below it raised.
    /// </summary>
    public bool OnlyTightens { get; init; }
}
