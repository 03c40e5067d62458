using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Rules;

/// <summary>A rule with the level and parameter values in force.</summary>
internal sealed record ConfiguredRule(Rule Rule, Level Level, IReadOnlyDictionary<string, object> Parameters)
{
    public RuleDescriptor Descriptor => Rule.Descriptor;
}

/// <summary>
/// The rules in force for an entry. Levels and parameters are resolved once, before any rule runs; a rule at <see cref="Level.None"/> is dropped
/// here.
/// </summary>
internal static class RuleSet
{
    private static readonly Dictionary<string, object> NoParameters = [];

    /// <summary>Applies <paramref name="layers"/>, the weakest first, over what the rules declare of themselves.</summary>
    /// <param name="isPublic">Whether what is judged is publicly trusted.</param>
    public static IReadOnlyList<ConfiguredRule> Resolve(bool isPublic, params IEnumerable<RuleSetting>[] layers)
    {
        var levels = new Dictionary<Rule, Level>();
        var parameters = new Dictionary<Rule, Dictionary<string, object>>();
        foreach (var setting in layers.SelectMany(layer => layer))
        {
            var rule = RuleCatalog.Find(setting.Rule.Value)
                ?? throw new InvalidOperationException($"Unknown rule '{setting.Rule.Value}' passed its reader.");
            if (setting.Level is { } level && !rule.Descriptor.IsMeta)
                levels[rule] = level;
            foreach (var parameter in setting.Parameters)
            {
                if (!parameters.TryGetValue(rule, out var values))
                    parameters[rule] = values = new Dictionary<string, object>(StringComparer.Ordinal);
                values[parameter.Key] = parameter.Value;
            }
        }

        return [.. from rule in RuleCatalog.All
                   let level = LevelOf(rule.Descriptor, isPublic, levels.TryGetValue(rule, out var set) ? set : null)
                   where level != Level.None
                   select new ConfiguredRule(rule, level, parameters.TryGetValue(rule, out var values) ? values : NoParameters)];
    }

    /// <summary>Each rule as the strictest of several sets has it, for what they judge together.</summary>
    public static IReadOnlyList<ConfiguredRule> Strictest(IEnumerable<IReadOnlyList<ConfiguredRule>> sets) =>
        [.. from rule in sets.SelectMany(set => set)
            group rule by rule.Rule into settings
            select settings.OrderByDescending(setting => setting.Level).First()];

    private static Level LevelOf(RuleDescriptor rule, bool isPublic, Level? set)
    {
        var byDefault = isPublic ? rule.DefaultLevel : rule.PrivateLevel ?? rule.DefaultLevel;
        return byDefault == Level.None ? Level.None
            : set ?? (rule.OnByDefault ? byDefault : Level.None);
    }
}
