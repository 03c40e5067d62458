using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

/// <summary>Every rule, one line each, by id.</summary>
internal static class RuleCatalog
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        InternalError.Rule,
        NotEvaluated.Rule,
    ];

    private static readonly Dictionary<string, Rule> ByName = All
        .SelectMany(rule => new[] { (Key: rule.Descriptor.Id, rule), (Key: rule.Descriptor.Name, rule) })
        .ToDictionary(pair => pair.Key, pair => pair.rule, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rule of that id or short name; null where there is none.</summary>
    public static Rule? Find(string idOrName) => ByName.TryGetValue(idOrName, out var rule) ? rule : null;

    /// <summary>Every id and short name, for suggestions.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>What is printed of the rules, by id.</summary>
    public static IReadOnlyList<RuleDescriptor> Descriptors { get; } = [.. All.Select(rule => rule.Descriptor)];
}
