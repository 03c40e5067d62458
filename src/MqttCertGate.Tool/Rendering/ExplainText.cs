using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Reporting;
using MqttCertGate.Rules;

namespace MqttCertGate.Tool.Rendering;

/// <summary>What <c>explain</c> prints.</summary>
internal static class ExplainText
{
    /// <summary>Every rule on a line, with its level by itself or, where there is a manifest, in force for the manifest as a whole.</summary>
    public static IReadOnlyList<Span> List(IReadOnlyList<RulePolicy> policies, Display display)
    {
        var text = new StyledText();
        if (policies.Count == 0)
            RuleList.Write(new Dictionary<Rule, RuleValues>(), text);
        foreach (var policy in policies)
        {
            text.Line($"In force in {display.Path(policy.Manifest.Path)}", Style.Strong);
            RuleList.Write(RuleSet.ValuesOf(policy.LayersFor(null)), text);
        }

        return text.Spans;
    }

    public static IReadOnlyList<Span> Of(Rule rule, IReadOnlyList<RulePolicy> policies, Display display)
    {
        var (text, descriptor) = (new StyledText(), rule.Descriptor);
        text.Add($"{descriptor.Id} {descriptor.Name}", Style.Strong).Line($": {descriptor.Title}");
        text.EndLine();
        foreach (var line in descriptor.Help.Trim().Split('\n'))
            text.Line(line);
        text.EndLine();
        text.Line($"level: {RuleText.LevelOf(descriptor)}");
        foreach (var grade in descriptor.Grades)
            text.Line($"level of its weaker form, {grade.Name}: at most {grade.Ceiling.Word()}");
        foreach (var source in descriptor.AlsoIn.Prepend(descriptor.Source))
            text.Line($"source: {source}{RuleText.DemandOf(source)} {source.Url}");
        foreach (var parameter in descriptor.Parameters)
            text.Line($"parameter {parameter.Name} ({RuleText.DefaultOf(parameter)}): {parameter.Description}");

        foreach (var policy in policies)
            WriteManifest(rule, policy, text, display);
        return text.Spans;
    }

    /// <summary>Entries without rules of their own are told of together.</summary>
    private static void WriteManifest(Rule rule, RulePolicy policy, StyledText text, Display display)
    {
        var manifest = display.Path(policy.Manifest.Path);
        foreach (var alike in policy.Manifest.Entries.GroupBy(entry => (Own: entry.Rules.Count > 0 ? entry.Name.Value : null, Pki: entry.Pki?.Value ?? Pki.Auto)))
        {
            text.EndLine();
            text.Line($"In force in {manifest} for {string.Join(", ", alike.Select(entry => SafeText.Name(entry.Name.Value)))}", Style.Strong);
            var values = RuleSet.ValuesOf(policy.LayersFor(alike.First())).GetValueOrDefault(rule) ?? new RuleValues(rule.Descriptor);
            WriteLevel(rule.Descriptor, alike.Key.Pki, values, text);
            foreach (var parameter in rule.Descriptor.Parameters)
                WriteValue(parameter.Name, RuleText.DefaultOf(parameter), values, text);
            foreach (var setting in values.Settings.Where(setting => setting.Note is not null))
                text.Line($"  note: {setting.Origin} ({setting.Source}): {setting.Note}");
        }
    }

    private static void WriteLevel(RuleDescriptor rule, Pki pki, RuleValues values, StyledText text)
    {
        var (ofPublic, ofPrivate) = (RuleSet.LevelOf(rule, isPublic: true, values.Level), RuleSet.LevelOf(rule, isPublic: false, values.Level));
        var level = pki switch
        {
            Pki.Public => ofPublic.Word(),
            Pki.Private => ofPrivate.Word(),
            _ when ofPublic == ofPrivate => ofPublic.Word(),
            _ => $"{ofPublic.Word()}; {ofPrivate.Word()} for certificates that are not publicly trusted",
        };
        WriteValue(RuleValues.LevelName, level, values, text);
    }

    /// <param name="inForce">What holds where no layer says anything, or what the level comes to.</param>
    private static void WriteValue(string name, string inForce, RuleValues values, StyledText text)
    {
        var stated = values.Values.GetValueOrDefault(name);
        var value = name == RuleValues.LevelName || stated is null ? inForce : Parameter.TextOf(stated.Value);
        text.Line($"  {name}: {value}, {(stated is null ? "by the rule itself" : $"by {OriginOf(stated.By)}")}");
        foreach (var other in values.Settings.Reverse().Where(setting => setting != stated?.By))
        {
            foreach (var said in values.ValuesOf(other).Where(said => said.Key == name))
                text.Line($"    outweighed: {(said.Value is Level level ? level.Word() : Parameter.TextOf(said.Value))}, by {OriginOf(other)}", Style.Dim);
        }
    }

    private static string OriginOf(RuleSetting setting) => setting.Source is null ? setting.Origin : $"{setting.Origin} ({setting.Source})";
}
