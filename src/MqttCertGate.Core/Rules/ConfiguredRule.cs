using System.Collections.Concurrent;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

/// <summary>A rule with the level and parameter values in force.</summary>
internal sealed record ConfiguredRule(Rule Rule, Level Level, IReadOnlyDictionary<string, object> Parameters)
{
    public RuleDescriptor Descriptor => Rule.Descriptor;

    /// <summary>Where the values come from; null where nobody said anything of the rule.</summary>
    public RuleValues? Values { get; init; }

    /// <summary>Who set the level, as a reader knows him; null for the rule itself.</summary>
    public string? LevelOrigin => Values?.Values.TryGetValue(RuleValues.LevelName, out var level) == true ? level.By.Origin : null;

    /// <summary>What profile and overlays want known beside the rule's help.</summary>
    public IReadOnlyList<string> Notes =>
        [.. from setting in Values?.Settings ?? [] where setting.Note is not null select $"{setting.Origin} ({setting.Source}): {setting.Note}"];
}

/// <summary>
/// The rules in force for an entry. Levels and parameters are resolved once, before any rule runs; a rule at <see cref="Level.None"/> is dropped
/// here.
/// </summary>
internal sealed class RuleSet(IReadOnlyList<ConfiguredRule> rules)
{
    private static readonly Dictionary<string, object> NoParameters = [];

    private readonly ConcurrentDictionary<Type, ConfiguredRule[]> byType = [];

    /// <summary>In the order of the catalogue.</summary>
    public IReadOnlyList<ConfiguredRule> Rules => rules;

    /// <summary>Those that apply to <paramref name="subject"/>; which, its type says. May be asked from several threads.</summary>
    public ConfiguredRule[] For(ISubject subject) => byType.TryGetValue(subject.GetType(), out var known)
        ? known
        : byType[subject.GetType()] = [.. rules.Where(rule => rule.Rule.AppliesTo(subject))];

    /// <summary>Applies <paramref name="layers"/>, the weakest first, over what the rules declare of themselves.</summary>
    /// <param name="isPublic">Whether what is judged is publicly trusted.</param>
    public static RuleSet Resolve(bool isPublic, params IEnumerable<RuleLayer> layers)
    {
        var values = ValuesOf(layers);
        return new([.. from rule in RuleCatalog.All
                       let said = values.TryGetValue(rule, out var known) ? known : null
                       let level = LevelOf(rule.Descriptor, isPublic, said?.Level)
                       where level != Level.None
                       select new ConfiguredRule(rule, level, said?.Parameters ?? NoParameters) { Values = said }]);
    }

    /// <summary>What <paramref name="layers"/> say, by rule; rules that none speaks of are left out.</summary>
    public static IReadOnlyDictionary<Rule, RuleValues> ValuesOf(IEnumerable<RuleLayer> layers)
    {
        var values = new Dictionary<Rule, RuleValues>();
        foreach (var layer in layers)
        {
            foreach (var ofRule in layer.Settings.GroupBy(setting => RuleCatalog.Find(setting.Rule.Value)
                ?? throw new InvalidOperationException($"Unknown rule '{setting.Rule.Value}' passed its reader.")))
            {
                if (!values.TryGetValue(ofRule.Key, out var ofLayers))
                    values[ofRule.Key] = ofLayers = new RuleValues(ofRule.Key.Descriptor);
                ofLayers.Apply(ofRule, layer.OnlyTightens);
            }
        }

        return values;
    }

    /// <summary>Each rule as the strictest of several sets has it, for what they judge together.</summary>
    public static RuleSet Strictest(IEnumerable<RuleSet> sets) =>
        new([.. from rule in sets.SelectMany(set => set.Rules)
                group rule by rule.Rule into settings
                select settings.Aggregate((strictest, other) => other.Level > strictest.Level ? other : strictest)]);

    /// <summary>The level in force.</summary>
    /// <param name="set">What a layer says; null for nothing.</param>
    public static Level LevelOf(RuleDescriptor rule, bool isPublic, Level? set)
    {
        var byDefault = isPublic ? rule.DefaultLevel : rule.PrivateLevel ?? rule.DefaultLevel;
        return byDefault == Level.None ? Level.None
            : set ?? (rule.OnByDefault ? byDefault : Level.None);
    }
}
