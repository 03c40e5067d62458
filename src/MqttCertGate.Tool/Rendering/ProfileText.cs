using MqttCertGate.Findings;
using MqttCertGate.Profiles;
using MqttCertGate.Reporting;
using MqttCertGate.Rules;

namespace MqttCertGate.Tool.Rendering;

/// <summary>What <c>profiles</c> prints.</summary>
internal static class ProfileText
{
    /// <summary>A line for each profile and overlay.</summary>
    public static IReadOnlyList<Span> List(Func<ProfileKind, IEnumerable<Profile>> builtIn)
    {
        var text = new StyledText();
        foreach (var (kind, head) in new[] { (ProfileKind.Broker, "profile: what the broker takes"), (ProfileKind.Clients, "clients: what those who connect refuse") })
        {
            if (kind != ProfileKind.Broker)
                text.EndLine();
            text.Line(head, Style.Strong);
            List<Profile> profiles = [.. builtIn(kind)];
            var width = profiles.Max(profile => profile.Id.Length);
            foreach (var profile in profiles)
                text.Line($"  {profile.Id.PadRight(width)}  {profile.Title}");
        }

        return text.Spans;
    }

    /// <summary>The rules that a profile speaks of, in order of id, with its level, its values and what they follow from.</summary>
    public static IReadOnlyList<Span> Of(Profile profile)
    {
        var text = new StyledText();
        text.Add(profile.Id, Style.Strong).Line($": {profile.Title}");
        text.Line($"revision: {profile.Revision}");
        foreach (var document in profile.Documents)
            text.Line($"document: {document}");
        var values = RuleSet.ValuesOf([new RuleLayer(profile.Rules)]);
        foreach (var rule in RuleCatalog.All.Where(values.ContainsKey))
        {
            text.EndLine();
            Write(rule.Descriptor, values[rule], text);
        }

        return text.Spans;
    }

    private static void Write(RuleDescriptor rule, RuleValues values, StyledText text)
    {
        var level = RuleSet.LevelOf(rule, isPublic: true, values.Level);
        text.Add($"{rule.Id} {rule.Name}", Style.Strong).Add(": ").Add(level.Word(), StyleOf(level)).Line($": {rule.Title}");
        foreach (var (name, value) in values.Values.Where(value => value.Key != RuleValues.LevelName))
            text.Line($"  {name}: {Parameter.TextOf(value.Value)}");
        foreach (var source in values.Settings.Select(setting => setting.Source).OfType<string>().Distinct(StringComparer.Ordinal))
            text.Line($"  source: {source}", Style.Dim);
        foreach (var note in values.Settings.Select(setting => setting.Note).OfType<string>())
            text.Line($"  note: {note}");
    }

    private static Style StyleOf(Level level) => level switch
    {
        Level.Error => Style.Error,
        Level.Warning => Style.Warning,
        Level.Note => Style.Note,
        _ => Style.Dim,
    };
}
