using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Profiles;

namespace MqttCertGate.Tests.Profiles;

public sealed class ProfileReaderTests : IDisposable
{
    private const string Head = "id: own\ntitle: Our broker\nrevision: 2026-05-01\n";

    private readonly ManifestFolder folder = new();

    public static TheoryData<string> BuiltIn => [.. ProfileReader.BuiltIn];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void Every_built_in_profile_is_read_under_its_id(string id)
    {
        var reading = Read(id);

        Assert.Empty(ManifestFolder.Printed(reading.Problems));
        Assert.Equal(id, reading.Profile!.Id);
        Assert.NotEmpty(reading.Profile.Documents);
        Assert.NotEmpty(reading.Profile.Rules);
        Assert.Equal(reading.Profile.Rules.Count, reading.Profile.Sources.Count);
        Assert.Empty(reading.Files);
    }

    [Fact]
    public void The_vendors_limits_are_in_the_profile_of_TDMQ()
    {
        var rules = Read("tdmq").Profile!.Rules.ToDictionary(rule => rule.Rule.Value, rule => rule.Parameters);

        Assert.Equal(5, rules["chain-file.count"]["maximumCertificates"]);
        Assert.Equal(16 * 1024, rules["chain-file.bytes"]["maximumBytes"]);
        Assert.Equal(3, rules["server.limits"]["maximumServerCertificates"]);
        Assert.Equal(32, rules["server.limits"]["maximumCaCertificates"]);
    }

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
        Assert.Equal("wiki, item 1", profile.Sources["MCG2006"]);
        Assert.Equal([path], reading.Files.Select(file => file.Path));
    }

    [Fact]
    public void Rules_of_the_extended_profile_come_first()
    {
        folder.Write("profiles/company.yml", Head + "rules: {rsa.modulus-size: {level: warning, source: company}, pin.mismatch: {level: note, source: company}}\n");
        folder.Write("profiles/team/own.yml", Head + "extends: ../company.yml\nrules: {rsa.modulus-size: {level: error, source: team}}\n");

        var profile = Read("profiles/team/own.yml").Profile!;

        Assert.Equal([Level.Warning, Level.Note, Level.Error], profile.Rules.Select(rule => rule.Level));
        Assert.Equal("team company", $"{profile.Sources["MCG2006"]} {profile.Sources["MCG9011"]}");
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

    private ProfileReading Read(string name) => ProfileReader.Read(
        new Located<string>(name, new SourceLocation(Path.Combine(folder.Root, "m.yml"), 2, 10, 2, 10 + name.Length)), folder.Root, new Repository(folder.Root));
}
