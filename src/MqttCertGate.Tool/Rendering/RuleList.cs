using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Rules;

namespace MqttCertGate.Tool.Rendering;

/// <summary>All rules, at the levels that hold under some layers.</summary>
internal static class RuleList
{
    /// <summary>A line for each rule.</summary>
    /// <param name="values">What the layers say; nothing for a rule that none speaks of.</param>
    public static IReadOnlyList<Span> Text(IReadOnlyDictionary<Rule, RuleValues> values)
    {
        var text = new StyledText();
        Write(values, text);
        return text.Spans;
    }

    public static void Write(IReadOnlyDictionary<Rule, RuleValues> values, StyledText text)
    {
        var width = RuleCatalog.Descriptors.Max(rule => rule.Name.Length);
        foreach (var rule in RuleCatalog.All)
        {
            var level = LevelOf(rule, isPublic: true, values);
            text.Add(rule.Descriptor.Id, Style.Strong).Add($" {rule.Descriptor.Name.PadRight(width)} ");
            text.Line($"{level.Word(),-7} {rule.Descriptor.Title}");
        }
    }

    /// <summary>The same with all parameters, for a program.</summary>
    public static void WriteJson(IReadOnlyDictionary<Rule, RuleValues> values, TextWriter output)
    {
        var json = new JsonText(output);
        using (json.Array())
        {
            foreach (var rule in RuleCatalog.All)
            {
                using (json.Object())
                    WriteRule(rule, values, json);
            }
        }
    }

    private static void WriteRule(Rule rule, IReadOnlyDictionary<Rule, RuleValues> values, JsonText json)
    {
        var descriptor = rule.Descriptor;
        json.Property("id", descriptor.Id);
        json.Property("name", descriptor.Name);
        json.Property("title", descriptor.Title);
        json.Property("level", LevelOf(rule, isPublic: true, values).Word());
        json.Property("privateLevel", LevelOf(rule, isPublic: false, values).Word());
        json.Property("source", descriptor.Source.ToString());
        json.Property("helpUri", descriptor.HelpUri);
        using (json.Object("parameters"))
        {
            foreach (var parameter in descriptor.Parameters)
                WriteValue(parameter, values.GetValueOrDefault(rule)?.Parameters.GetValueOrDefault(parameter.Name), json);
        }
    }

    private static void WriteValue(Parameter parameter, object? set, JsonText json)
    {
        switch (set ?? parameter.DefaultValue)
        {
            case int number:
                json.Property(parameter.Name, number);
                break;
            case bool flag:
                json.Property(parameter.Name, flag);
                break;
            case IReadOnlyList<string> words:
                json.Property(parameter.Name, words);
                break;
            case var other:
                json.Property(parameter.Name, Parameter.TextOf(other));
                break;
        }
    }

    private static Level LevelOf(Rule rule, bool isPublic, IReadOnlyDictionary<Rule, RuleValues> values) =>
        RuleSet.LevelOf(rule.Descriptor, isPublic, values.GetValueOrDefault(rule)?.Level);
}
