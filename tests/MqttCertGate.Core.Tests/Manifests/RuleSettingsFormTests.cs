using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Rules;

namespace MqttCertGate.Tests.Manifests;

public sealed class RuleSettingsFormTests
{
    private static readonly RuleNames Rules = new(
    [
        RuleCatalog.Find("MCG0001")!.Descriptor,
        new("MCG9998", "sample.rule", "Sample")
        {
            Title = "A sample",
            DefaultLevel = Level.Error,
            Source = Design.Must("sample"),
            Help = "None.",
            Class = FindingClass.Instance,
            Parameters =
            [
                new Parameter<int>("maximumBytes", 1, "Bytes."),
                new Parameter<bool>("isRequired", false, "Whether."),
                new Parameter<string>("pattern", "", "A pattern."),
                new Parameter<NamePattern>("hosts", NamePattern.Parse("."), "Host names."),
                new Parameter<IReadOnlyList<string>>("acceptedKeys", ["RSA-2048"], "Keys."),
            ],
        },
    ]);

    private readonly FileReading reading = new(new Repository("/repository"));

    [Theory]
    [InlineData("sample.rule: none", Level.None)]
    [InlineData("MCG9998: note", Level.Note)]
    [InlineData("mcg9998: warning", Level.Warning)]
    [InlineData("sample.rule: {level: error}", Level.Error)]
    [InlineData("sample.rule: {maximumBytes: 2}", null)]
    public void Reads_a_level_alone_or_with_parameters(string text, object? expected)
    {
        var setting = Assert.Single(Read(text));

        Assert.Equal(expected, setting.Level);
        Assert.Equal(text[..text.IndexOf(':', StringComparison.Ordinal)], setting.Rule.Value);
    }

    [Theory]
    [InlineData("maximumBytes: 16384", "maximumBytes", 16384)]
    [InlineData("isRequired: true", "isRequired", true)]
    [InlineData("pattern: '^a$'", "pattern", "^a$")]
    [InlineData("pattern: 42", "pattern", "42")]
    public void Reads_parameters_of_the_rules_kinds(string text, string name, object expected) =>
        Assert.Equal(expected, Assert.Single(Read($"sample.rule: {{{text}}}")).Parameters[name]);

    [Theory]
    [InlineData("hosts: '^a$'", "^a$")]
    [InlineData("hosts: ^a(b|c)$", "^a(b|c)$")]
    public void Reads_a_regular_expression(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Read($"sample.rule: {{{text}}}")).Parameters["hosts"].ToString());

    [Theory]
    [InlineData("[P-256, 'RSA-2048']", "P-256, RSA-2048")]
    [InlineData("P-256", "P-256")]
    public void Reads_a_list_of_words(string text, string expected) => Assert.Equal(
        expected, Parameter.TextOf(Assert.Single(Read($"sample.rule: {{acceptedKeys: {text}}}")).Parameters["acceptedKeys"]));

    [Theory]
    [InlineData("sample.rule: {acceptedKeys: []}", "1:29 Invalid The list is empty; at least one item is required.")]
    [InlineData("sample.rule: {acceptedKeys: {a: b}}", "1:29 Invalid Found a mapping; a list is required.")]
    [InlineData("sample.rule: fatal", "1:14 UnknownName Unknown value 'fatal'.")]
    [InlineData("sample.rule:", "1:13 Invalid Found nothing; one of none, note, warning, error is required.")]
    [InlineData("sample.rule: [error]", "1:14 Invalid Found a list; one of none, note, warning, error is required.")]
    [InlineData("sample.rule: {maximumBytes: 1.5}", "1:29 Invalid Found '1.5'; a value of the kind 'whole number' is required.")]
    [InlineData("sample.rule: {maximumBytes: '2'}", "1:29 Invalid Found '2'; a value of the kind 'whole number' is required.")]
    [InlineData("sample.rule: {maximumBytes: -1}", "1:29 Invalid Found '-1'; a value of the kind 'whole number' is required.")]
    [InlineData("sample.rule: {maximumBytes: [2]}", "1:29 Invalid Found a list; a value of the kind 'whole number' is required.")]
    [InlineData("sample.rule: {isRequired: yes}", "1:27 Invalid Found 'yes'; a value of the kind 'true or false' is required.")]
    [InlineData("sample.rule: {hosts: '('}", "1:22 Invalid Found '('; a value of the kind 'regular expression' is required.")]
    [InlineData("sample.rule: {maximumByte: 2}", "1:15 UnknownName Unknown key 'maximumByte'.")]
    [InlineData("sample.rule: {source: page}", "1:15 UnknownName Unknown key 'source'.")]
    [InlineData("sample.rule: {note: text}", "1:15 UnknownName Unknown key 'note'.")]
    [InlineData("sampel.rule: note", "1:1 UnknownName Unknown rule 'sampel.rule'.")]
    [InlineData("sample.rule: note\nMCG9998: note", "2:1 Invalid The rule MCG9998 (sample.rule) stands here a second time.")]
    [InlineData("gate.internal-error: none", "1:22 Invalid MCG0001 (gate.internal-error) is a rule of the gate itself; its level cannot be changed.")]
    [InlineData("MCG0001: {level: error}", "1:18 Invalid MCG0001 (gate.internal-error) is a rule of the gate itself; its level cannot be changed.")]
    [InlineData("<<: {sample.rule: note}", "1:1 UnknownName Unknown rule '<<'.")]
    [InlineData("- sample.rule", "1:1 Invalid Found a list; a mapping of rules is required.")]
    public void Reports_what_it_cannot_read(string text, string expected)
    {
        Read(text);

        Assert.Equal([expected], ManifestFolder.Printed(reading.Problems));
    }

    [Fact]
    public void Lists_levels_and_parameters_of_the_rule()
    {
        Read("sample.rule: {maximumByte: 2}");

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(
            ("did you mean \"maximumBytes\"?", "Known here: level, maximumBytes, isRequired, pattern, hosts, acceptedKeys."), (problem.Marker, problem.Help));
    }

    [Fact]
    public void Keeps_the_source_of_a_profiles_setting()
    {
        var setting = Assert.Single(Read("sample.rule: {level: note, source: 'page 1, item 2', note: Others ask for the contrary.}", withSource: true));

        Assert.Equal(("page 1, item 2", "Others ask for the contrary."), (setting.Source, setting.Note));
        Assert.Empty(reading.Problems);
    }

    [Theory]
    [InlineData("sample.rule: {level: note}", "1:14 Invalid The key 'source' is missing; it is required here.")]
    [InlineData("sample.rule: note", "1:14 Invalid Found 'note'; a mapping is required.")]
    [InlineData("sample.rule: {level: note, source: ' '}", "1:36 Invalid Found ' '; a text is required.")]
    public void Demands_the_source_of_a_profiles_setting(string text, string expected)
    {
        Read(text, withSource: true);

        Assert.Equal([expected], ManifestFolder.Printed(reading.Problems));
    }

    private IReadOnlyList<RuleSetting> Read(string text, bool withSource = false)
    {
        var source = SourceText.Decode(Encoding.UTF8.GetBytes(text), "/repository/m.yml", reading);
        return new RuleSettingsForm(Rules, withSource).Read(YamlCursor.Read(source!, reading)!, reading) ?? [];
    }
}
