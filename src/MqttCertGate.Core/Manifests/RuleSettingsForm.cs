using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Rules;

namespace MqttCertGate.Manifests;

/// <summary>The rules that a manifest or profile may name.</summary>
internal sealed class RuleNames(IReadOnlyList<RuleDescriptor> rules)
{
    public IReadOnlyList<RuleDescriptor> Rules => rules;

    public static readonly RuleNames Catalog = new(RuleCatalog.Descriptors);

    /// <summary>The rule of that id or short name; null, with a problem, where there is none.</summary>
    public RuleDescriptor? Find(Located<string> name, FileReading reading)
    {
        var found = rules.FirstOrDefault(rule =>
            string.Equals(rule.Id, name.Value, StringComparison.OrdinalIgnoreCase)
            || string.Equals(rule.Name, name.Value, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            reading.Unknown(
                "rule", name.Value, name.Location, [.. rules.Select(rule => rule.Name), .. rules.Select(rule => rule.Id)],
                $"Every rule is listed at {RuleDescriptor.DocumentationUrl}.");
        }

        return found;
    }
}

/// <summary>Levels and parameter values of rules: the <c>rules</c> of manifests, entries and profiles.</summary>
/// <param name="withSource">Whether each setting has to say what it follows from.</param>
internal sealed class RuleSettingsForm(RuleNames rules, bool withSource) : Form<IReadOnlyList<RuleSetting>>
{
    public static readonly RuleSettingsForm OfManifest = new(RuleNames.Catalog, withSource: false);

    public static readonly RuleSettingsForm OfProfile = new(RuleNames.Catalog, withSource: true);

    public override IReadOnlyList<RuleSetting>? Read(YamlNode node, FileReading reading)
    {
        if (node is not YamlMapping mapping)
        {
            reading.Unexpected(node, "a mapping of rules");
            return null;
        }

        var settings = new List<RuleSetting>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in mapping.Pairs)
        {
            var name = new Located<string>(pair.Key.Text, pair.Key.Location);
            if (rules.Find(name, reading) is not { } rule)
                continue;
            if (!named.Add(rule.Id))
                reading.Invalid(name.Location, $"The rule {rule.Id} ({rule.Name}) stands here a second time.");
            settings.Add(Read(name, rule, pair.Value, reading));
        }

        return settings;
    }

    /// <summary>Every rule stands here under its id and its name, and what it takes where <see cref="Define(JsonText)"/> writes it, since three places take rules.</summary>
    public override void Describe(JsonText schema)
    {
        // Beside a reference, a description would not count.
        using (schema.Array("allOf"))
            Refer(schema, Definition);
    }

    private const string Definition = "rules";

    private static void Refer(JsonText schema, string definition, string? name = null)
    {
        using (schema.Object(name))
            schema.Property("$ref", $"#/definitions/{definition}");
    }

    /// <summary>Writes the definitions that <see cref="Describe"/> refers to.</summary>
    public void Define(JsonText definitions)
    {
        using (definitions.Object(Definition))
        {
            definitions.Property("type", "object");
            definitions.Property("additionalProperties", false);
            using (definitions.Object("properties"))
            {
                foreach (var rule in rules.Rules)
                {
                    Refer(definitions, rule.Id, rule.Id);
                    Refer(definitions, rule.Id, rule.Name);
                }
            }
        }

        foreach (var rule in rules.Rules)
        {
            using (definitions.Object(rule.Id))
                Define(rule, definitions);
        }
    }

    private void Define(RuleDescriptor rule, JsonText schema)
    {
        schema.Property("description", $"{rule.Title}.");
        using (schema.Array("anyOf"))
        {
            using (schema.Object())
                Values.Level.Describe(schema);
            using (schema.Object())
                new MappingForm<Draft>([.. KeysOf(rule)]).Describe(schema);
        }
    }

    private RuleSetting Read(Located<string> name, RuleDescriptor rule, YamlNode node, FileReading reading)
    {
        var draft = node is YamlMapping || withSource
            ? new MappingForm<Draft>([.. KeysOf(rule)]).Read(node, new Draft(), reading)
            : new Draft { Level = Values.Level.Read(node, reading) };
        if (rule.IsMeta && draft.Level is { } level)
            reading.Invalid(level.Location, $"{rule.Id} ({rule.Name}) is a rule of the gate itself; its level cannot be changed.");
        return new RuleSetting(name, draft.Level?.Value, draft.Parameters) { Source = draft.Source?.Value, Note = draft.Note?.Value };
    }

    private IEnumerable<Key<Draft>> KeysOf(RuleDescriptor rule)
    {
        yield return Key<Draft>.Of("level", "The level of the rule's findings.", Values.Level, (draft, level) => draft.Level = level);
        if (withSource)
        {
            var source = Key<Draft>.Of("source", "What the setting follows from.", Values.Prose, (draft, text) => draft.Source = text);
            yield return source with { IsRequired = true };
            yield return Key<Draft>.Of("note", "What to know beside the rule's help.", Values.Prose, (draft, text) => draft.Note = text);
        }

        foreach (var parameter in rule.Parameters)
        {
            yield return Key<Draft>.Of(parameter.Name, parameter.Description, FormOf(parameter), (draft, value) => draft.Parameters[parameter.Name] = value.Value);
        }
    }

    private static Form<Located<object>> FormOf(Parameter parameter) => parameter is Parameter<IReadOnlyList<string>>
        ? new WordsForm()
        : new ScalarForm<object>(
            $"a value of the kind '{parameter.ValueKind}'",
            (YamlScalar scalar, out object value) =>
                parameter.TryParse(scalar.Text, out value) && (scalar.IsPlain || parameter is Parameter<string> or Parameter<NamePattern>),
            parameter switch
            {
                Parameter<int> => schema => schema.Property("type", "integer"),
                Parameter<bool> => schema => schema.Property("type", "boolean"),
                _ => null,
            });

    /// <summary>A list of words, or one of them.</summary>
    private sealed class WordsForm : Form<Located<object>>
    {
        private static readonly ListForm<Located<string>> Words = new(Values.Text, orOne: true);

        public override Located<object>? Read(YamlNode node, FileReading reading) => Words.Read(node, reading) is { } words
            ? new Located<object>(words.Select(word => word.Value).ToArray(), node.Location)
            : null;

        public override void Describe(JsonText schema) => Words.Describe(schema);
    }

    private sealed record Draft
    {
        public Located<Level>? Level { get; set; }

        public Located<string>? Source { get; set; }

        public Located<string>? Note { get; set; }

        public Dictionary<string, object> Parameters { get; } = new(StringComparer.Ordinal);
    }
}
