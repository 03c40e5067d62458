using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Profiles;

namespace MqttCertGate.Tests.Profiles;

public sealed class ProfileReaderTests : IDisposable
{
    private const string Head = "id: own\ntitle: Our broker\nrevision: 2026-05-01\n";

    private readonly ManifestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_team_has_a_profile_of_its_own()
    {
        var path = folder.Write("own.yml", Head + """
            documents: [https://wiki.example.com/mqtt]
            rules:
              rsa.modulus-size: { level: warning, minimumRsaBits: 3072, source: "wiki, item 1" }
            """);

        var reading = Read("own.yml");

        Assert.Empty(ManifestFolder.Printed(reading.Problems));
        var profile = reading.Profile!;
        Assert.Equal(("own", "Our broker", "2026-05-01"), (profile.Id, profile.Title, profile.Revision));
        Assert.Equal(["https://wiki.example.com/mqtt"], profile.Documents);
        var setting = Assert.Single(profile.Rules);
        Assert.Equal(("rsa.modulus-size", Level.Warning, 3072), (setting.Rule.Value, setting.Level!.Value, setting.Parameters["minimumRsaBits"]));
        Assert.Equal(("wiki, item 1", "profile own"), (setting.Source, setting.Speaker));
        Assert.Equal([path], reading.Files.Select(file => file.Path));
    }

    [Fact]
    public void Rules_of_the_extended_profile_come_first()
    {
        folder.Write("profiles/company.yml", Head + "rules: {rsa.modulus-size: {level: warning, source: company}, pin.mismatch: {level: note, source: company}}\n");
        folder.Write("profiles/team/own.yml", Head + "extends: ../company.yml\nrules: {rsa.modulus-size: {level: error, source: team}}\n");

        var profile = Read("profiles/team/own.yml").Profile!;

        Assert.Equal([Level.Warning, Level.Note, Level.Error], profile.Rules.Select(rule => rule.Level));
        Assert.Equal(["company", "company", "team"], profile.Rules.Select(rule => rule.Source));
    }

    [Fact]
    public void Extends_a_built_in_profile_by_its_id()
    {
        folder.Write("own.yml", Head + "extends: tdmq\nrules: {rsa.modulus-size: {level: note, source: own}}\n");

        var profile = Read("own.yml").Profile!;

        Assert.Equal(Read("tdmq").Profile!.Rules.Count + 1, profile.Rules.Count);
        Assert.Equal(Read("tdmq").Profile!.Documents, profile.Documents);
        Assert.Equal("own", profile.Id);
    }

    [Theory]
    [InlineData("title: T\nrevision: 2026-05-01\nrules: {}\n", "1:1 Invalid The key 'id' is missing; it is required here.")]
    [InlineData("id: own\nrevision: 2026-05-01\nrules: {}\n", "1:1 Invalid The key 'title' is missing; it is required here.")]
    [InlineData("id: own\ntitle: T\nrules: {}\n", "1:1 Invalid The key 'revision' is missing; it is required here.")]
    [InlineData(Head, "1:1 Invalid The key 'rules' is missing; it is required here.")]
    [InlineData(Head + "rules: {rsa.modulus-size: error}\n", "4:27 Invalid Found 'error'; a mapping is required.")]
    [InlineData(Head + "rules: {rsa.modulus-size: {level: error}}\n", "4:27 Invalid The key 'source' is missing; it is required here.")]
    [InlineData(Head + "rules: {gate.internal-error: {level: none, source: own}}\n", "4:38 Invalid MCG0001 (gate.internal-error) is a rule of the gate itself; its level cannot be changed.")]
    [InlineData(Head + "documents: [wiki]\nrules: {}\n", "4:13 Invalid Found 'wiki'; an http or https URL is required.")]
    [InlineData(Head + "rule: {}\nrules: {}\n", "4:1 UnknownName Unknown key 'rule'.")]
    [InlineData(Head + "extends: tdqm\nrules: {}\n", "4:10 UnknownName Unknown profile 'tdqm'.")]
    [InlineData(Head + "extends: own.yml\nrules: {}\n", "4:10 Invalid The file 'own.yml' extends itself, directly or through others.")]
    [InlineData(Head + "extends: ../own.yml\nrules: {}\n", "4:10 Invalid The file '../own.yml' lies outside the repository; nothing outside it is read.")]
    [InlineData("- a\n", "1:1 Invalid Found a list; a mapping is required.")]
    public void Reports_what_is_no_profile(string text, string expected)
    {
        folder.Write("own.yml", text);

        var reading = Read("own.yml");

        Assert.Equal([expected], ManifestFolder.Printed(reading.Problems));
        Assert.Null(reading.Profile);
    }

    [Fact]
    public void An_unknown_profile_is_a_problem_where_it_is_named()
    {
        var problem = Assert.Single(Read("tmdq").Problems);

        Assert.Equal((ManifestProblemKind.UnknownName, "Unknown profile 'tmdq'."), (problem.Kind, problem.Message));
        Assert.Equal(("did you mean \"tdmq\"?", 2, 10), (problem.Marker, problem.Location.Line, problem.Location.Column));
        Assert.Contains("tdmq", problem.Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("own.yml")]
    [InlineData("own.YAML")]
    [InlineData("profiles/own")]
    public void A_path_is_told_from_an_id(string name) => Assert.Equal(
        [$"2:10 Invalid The file '{name}' does not exist."], ManifestFolder.Printed(Read(name).Problems));

    [Fact]
    public void An_overlay_has_the_same_form_and_extends_overlays()
    {
        folder.Write("devices.yml", Head + "extends: esp32-mbedtls\nrules: {rsa.modulus-size: {minimumRsaBits: 3072, source: own}}\n");

        var reading = Read("devices.yml", ProfileKind.Clients);

        Assert.Empty(ManifestFolder.Printed(reading.Problems));
        Assert.Equal(["client overlay esp32-mbedtls", "client overlay own"], reading.Profile!.Rules.Select(rule => rule.Speaker).Distinct());
    }

    [Theory]
    [InlineData("apple", ProfileKind.Broker, "Unknown profile 'apple'.")]
    [InlineData("tdmq", ProfileKind.Clients, "Unknown client overlay 'tdmq'.")]
    internal void Profiles_and_overlays_are_not_each_other(string name, ProfileKind kind, string expected) =>
        Assert.Equal(expected, Assert.Single(Read(name, kind).Problems).Message);

    private ProfileReading Read(string name, ProfileKind kind = ProfileKind.Broker) => ProfileReader.Read(
        kind, new Located<string>(name, new SourceLocation(Path.Combine(folder.Root, "m.yml"), 2, 10, 2, 10 + name.Length)), folder.Root, new Repository(folder.Root));
}
