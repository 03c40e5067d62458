using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Profiles;
using MqttCertGate.Reporting;
using MqttCertGate.Rules;

namespace MqttCertGate;

/// <summary>Where the built-in profiles and overlays differ from what the rules declare of themselves.</summary>
internal static class BuiltInDemands
{
    /// <summary>Brokers before clients, each by id; by the id of the rule.</summary>
    public static ILookup<string, ProfileDemand> ByRule() => (
        from kind in new[] { ProfileKind.Broker, ProfileKind.Clients }
        from id in ProfileReader.BuiltIn(kind)
        from ofRule in RuleSet.ValuesOf([new RuleLayer(Read(kind, id).Rules)])
        let rule = ofRule.Key.Descriptor
        let level = RuleSet.LevelOf(rule, isPublic: true, ofRule.Value.Level)
        let parameters = ofRule.Value.Parameters
        where level != RuleSet.LevelOf(rule, isPublic: true, set: null) || rule.Parameters.Any(parameter => Differs(parameter, parameters))
        select (Rule: rule.Id, Demand: new ProfileDemand(id, level, parameters, ofRule.Value.Settings[ofRule.Value.Settings.Count - 1].Source!)))
        .ToLookup(pair => pair.Rule, pair => pair.Demand, StringComparer.Ordinal);

    private static bool Differs(Parameter parameter, IReadOnlyDictionary<string, object> values) =>
        values.TryGetValue(parameter.Name, out var value) && Parameter.TextOf(value) != parameter.DefaultText;

    /// <summary>A built-in profile or overlay.</summary>
    public static Profile Read(ProfileKind kind, string id) =>
        ProfileReader.Read(kind, new Located<string>(id, SourceLocation.StartOf(id)), "", new Repository("")).Profile
        ?? throw new InvalidOperationException($"The built-in profile '{id}' cannot be read.");
}
