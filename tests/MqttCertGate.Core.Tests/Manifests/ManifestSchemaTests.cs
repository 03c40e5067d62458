using System.Globalization;
using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;
using MqttCertGate.Rules;
using MqttCertGate.Tests.Rules;
using NJsonSchema;

namespace MqttCertGate.Tests.Manifests;

/// <summary>What editors are told of manifests is what the reader takes.</summary>
public sealed class ManifestSchemaTests
{
    private const string Entry = "version: 1\ncertificates:\n  broker:\n    file: a.pem\n";

    /// <summary>A mapping in each place, opened and closed so that a key fits in between, and where the schema speaks of it.</summary>
    public static TheoryData<string, string> Mappings => new()
    {
        { "", "{KEY}: 1\nversion: 1\ncertificates: { broker: { file: a.pem } }\n" },
        { "properties/defaults", $"{Entry}defaults: {{ {{KEY}}: 1 }}\n" },
        { "properties/certificates/additionalProperties", $"{Entry}    {{KEY}}: 1\n" },
        { "properties/certificates/additionalProperties/properties/allow/items", $"{Entry}    allow: [{{ {{KEY}}: 1, rule: key.dsa, reason: a, until: 2026-12-31 }}]\n" },
        { "properties/certificates/additionalProperties/properties/domains/items/anyOf/1", $"{Entry}    domains: [{{ {{KEY}}: 1, name: a.example }}]\n" },
        { "definitions/MCG2006/anyOf/1", $"{Entry}rules: {{ MCG2006: {{ {{KEY}}: 1 }} }}\n" },
    };

    [Fact]
    public void Is_published_as_it_is_printed() =>
        Golden.Verify(Path.Combine(RepositoryPaths.Root, "src", "MqttCertGate.Core", "Manifests", "mqttcertgate.schema.json"), Text());

    [Theory]
    [MemberData(nameof(Mappings))]
    public async Task Knows_the_keys_the_reader_knows_and_describes_each(string place, string manifest)
    {
        var described = At(await Schema(), place);

        var problem = Assert.Single(ManifestFolder.ReadText(manifest.Replace("{KEY}", "no-such-key", StringComparison.Ordinal)).Problems);

        Assert.Equal(problem.Help, $"Known here: {string.Join(", ", described.Properties.Keys)}.");
        Assert.All(described.Properties.Values, property => Assert.EndsWith(".", property.Description, StringComparison.Ordinal));
        Assert.False(described.AllowAdditionalProperties);
    }

    [Fact]
    public async Task Knows_every_rule_by_id_and_by_name()
    {
        var rules = At(await Schema(), "definitions/rules");

        Assert.Equal(RuleCatalog.Names.Order(StringComparer.Ordinal), rules.Properties.Keys.Order(StringComparer.Ordinal));
        Assert.False(rules.AllowAdditionalProperties);
    }

    public static TheoryData<string> Manifests =>
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "samples"), "mqttcertgate.y*ml", SearchOption.AllDirectories).Select(File.ReadAllText),
        .. FiringScenarios.ByRule.Values.Select(TextOf).Where(text => ManifestFolder.ReadText(text).Problems.Count == 0).Distinct(),
        .. EntryKeysTests.Manifests.Select(manifest => manifest.Right),
    ];

    [Theory]
    [MemberData(nameof(Manifests))]
    public async Task What_is_read_satisfies_it(string manifest) => Assert.Empty((await Schema()).Validate(Json(manifest)));

    public static TheoryData<string> FaultyManifests =>
    [
        "certificates: { broker: { file: a.pem } }\n",
        "version: 2\ncertificates: { broker: { file: a.pem } }\n",
        "version: 1\ncertificates: {}\n",
        "version: 1\ncertificates: { broker: {} }\n",
        "version: 1\ncertificates: { broker: { file: a.pem, files: b.pem } }\n",
        $"{Entry}    renew-before: 30\n",
        $"{Entry}    allow: [{{ rule: key.dsa, until: 2026-12-31 }}]\n",
        $"{Entry}defaults: {{ file: b.pem }}\n",
        $"{Entry}rules: {{ MCG2006: fatal }}\n",
        $"{Entry}rules: {{ MCG2006: {{ minimumRsaBits: long }} }}\n",
        .. EntryKeysTests.Manifests.Select(manifest => manifest.Wrong),
    ];

    [Theory]
    [MemberData(nameof(FaultyManifests))]
    public async Task What_is_refused_does_not_satisfy_it(string manifest)
    {
        Assert.NotEmpty(ManifestFolder.ReadText(manifest).Problems);
        Assert.NotEmpty((await Schema()).Validate(Json(manifest)));
    }

    private static string TextOf(Func<Scenario> make)
    {
        using var scenario = make();
        return File.ReadAllText(Path.Combine(scenario.Folder, Scenario.ManifestName));
    }

    private static string Text()
    {
        var text = new StringWriter();
        ManifestSchema.Write(text);
        return text.ToString();
    }

    private static readonly Lazy<Task<JsonSchema>> Parsed = new(() => JsonSchema.FromJsonAsync(Text(), TestContext.Current.CancellationToken));

    private static Task<JsonSchema> Schema() => Parsed.Value;

    private static JsonSchema At(JsonSchema schema, string place)
    {
        var names = new Queue<string>(place.Split('/', StringSplitOptions.RemoveEmptyEntries));
        while (names.TryDequeue(out var name))
        {
            schema = name switch
            {
                "properties" => schema.Properties[names.Dequeue()],
                "definitions" => schema.Definitions[names.Dequeue()],
                "anyOf" => schema.AnyOf.ElementAt(int.Parse(names.Dequeue(), CultureInfo.InvariantCulture)),
                "items" => schema.Item!,
                _ => schema.AdditionalPropertiesSchema!,
            };
        }

        return schema;
    }

    /// <summary>A manifest as an editor sees it: by the core schema of YAML 1.2 (§10.3).</summary>
    private static string Json(string manifest)
    {
        var reading = new FileReading(new Repository(Path.GetTempPath()));
        var root = YamlCursor.Read(SourceText.Decode(Encoding.UTF8.GetBytes(manifest), "/a.yml", reading)!, reading)!;
        return Token(root).ToString();

        static Newtonsoft.Json.Linq.JToken Token(YamlNode node) => node switch
        {
            YamlMapping mapping => new Newtonsoft.Json.Linq.JObject(mapping.Pairs.Select(pair => new Newtonsoft.Json.Linq.JProperty(pair.Key.Text, Token(pair.Value)))),
            YamlSequence sequence => new Newtonsoft.Json.Linq.JArray(sequence.Items.Select(Token)),
            YamlScalar { IsNull: true } => Newtonsoft.Json.Linq.JValue.CreateNull(),
            YamlScalar { IsPlain: true, Text: "true" or "false" } scalar => new Newtonsoft.Json.Linq.JValue(scalar.Text == "true"),
            YamlScalar { IsPlain: true } scalar when long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                new Newtonsoft.Json.Linq.JValue(number),
            _ => new Newtonsoft.Json.Linq.JValue(((YamlScalar)node).Text),
        };
    }
}
