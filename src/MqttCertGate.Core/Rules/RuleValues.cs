using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Rules;

/// <summary>A value in force.</summary>
/// <param name="By">The setting that it comes from.</param>
/// <param name="Against">A setting that contradicts it, where neither is stricter and no stronger layer decides.</param>
internal sealed record Stated(object Value, RuleSetting By, RuleSetting? Against = null);

/// <summary>What the layers say of one rule, and which of them won for its level and for each parameter.</summary>
internal sealed class RuleValues(RuleDescriptor rule)
{
    /// <summary>The name under which the level stands among the values, as in YAML.</summary>
    public const string LevelName = "level";

    private readonly List<RuleSetting> settings = [];
    private readonly Dictionary<string, Stated> values = new(StringComparer.Ordinal);

    /// <summary>Everything said, the weakest first.</summary>
    public IReadOnlyList<RuleSetting> Settings => settings;

    /// <summary>What won, by the parameter's name or <see cref="LevelName"/>.</summary>
    public IReadOnlyDictionary<string, Stated> Values => values;

    /// <summary>Null where no layer says one.</summary>
    public Level? Level => values.TryGetValue(LevelName, out var level) ? (Level)level.Value : null;

    public IReadOnlyDictionary<string, object> Parameters => values
        .Where(value => value.Key != LevelName)
        .ToDictionary(value => value.Key, value => value.Value.Value, StringComparer.Ordinal);

    /// <summary>Lets a stronger layer speak.</summary>
    public void Apply(IEnumerable<RuleSetting> ofLayer, bool onlyTightens)
    {
        var stated = new Dictionary<string, Stated>(StringComparer.Ordinal);
        foreach (var setting in ofLayer)
        {
            settings.Add(setting);
            foreach (var value in ValuesOf(setting))
                stated[value.Key] = new Stated(value.Value, setting);
        }

        foreach (var value in stated)
        {
            values[value.Key] = onlyTightens && values.TryGetValue(value.Key, out var known)
                ? Join(value.Key, known, value.Value)
                : value.Value;
        }
    }

    /// <summary>The values a setting gives, by name.</summary>
    public IEnumerable<KeyValuePair<string, object>> ValuesOf(RuleSetting setting)
    {
        if (setting.Level is { } level && !rule.IsMeta)
            yield return new(LevelName, level);
        foreach (var parameter in setting.Parameters)
            yield return parameter;
    }

    private Stated Join(string name, Stated known, Stated added)
    {
        var tighter = name == LevelName
            ? (Level)known.Value >= (Level)added.Value ? known.Value : added.Value
            : rule.Parameters.First(parameter => parameter.Name == name).Tighter(known.Value, added.Value);
        return tighter is null ? known with { Against = added.By }
            : tighter.Equals(known.Value) ? known
            : new Stated(tighter, added.By, known.Against);
    }
}
