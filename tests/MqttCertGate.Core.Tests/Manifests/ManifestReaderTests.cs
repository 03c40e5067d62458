using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Manifests;

public sealed class ManifestReaderTests
{
    [Fact]
    public void Reads_the_entries_in_order_with_their_names()
    {
        var manifest = ManifestFolder.ReadText("""
            version: 1
            profile: tdmq
            certificates:
              broker-eu:
                file: eu.pem
              fleet: { files: [devices/*.pem], role: client }
            """).Manifest!;

        Assert.Equal("tdmq", manifest.Profile!.Value);
        Assert.Equal(["broker-eu", "fleet"], manifest.Entries.Select(entry => entry.Name.Value));
        Assert.Equal((4, 3, 12), (manifest.Entries[0].Name.Location.Line, manifest.Entries[0].Name.Location.Column, manifest.Entries[0].Name.Location.EndColumn));
        Assert.Equal(Role.Client, manifest.Entries[1].Role!.Value);
    }

    [Fact]
    public void An_entry_replaces_defaults_and_adds_to_their_rules()
    {
        var entries = ManifestFolder.ReadText("""
            version: 1
            defaults:
              trust: [a.pem, b.pem]
              pki: private
              rules: { rsa.modulus-size: note }
            certificates:
              plain: { file: a.pem }
              special: { file: a.pem, trust: c.pem, rules: { rsa.modulus-size: error } }
            """).Manifest!.Entries;

        Assert.Equal(["a.pem", "b.pem"], entries[0].Trust.Select(path => path.Value));
        Assert.Equal(["c.pem"], entries[1].Trust.Select(path => path.Value));
        Assert.Equal(Pki.Private, entries[1].Pki!.Value);
        Assert.Equal([Level.Note], entries[0].Rules.Select(rule => rule.Level));
        Assert.Equal([Level.Note, Level.Error], entries[1].Rules.Select(rule => rule.Level));
    }

    [Theory]
    [InlineData("version: 1\n", "1:1")]
    [InlineData("version: 1\ncertificates:\n", "2:14")]
    [InlineData("version: 1\ncertificates: {}\n", "2:15")]
    public void A_manifest_without_certificates_is_nothing_to_check(string text, string place) => Assert.Equal(
        [$"{place} NothingToCheck The manifest declares no certificate, so nothing would be checked."],
        ManifestFolder.Printed(ManifestFolder.ReadText(text).Problems));

    [Theory]
    [InlineData("2", "'2'")]
    [InlineData("'1'", "'1'")]
    [InlineData("1.0", "'1.0'")]
    [InlineData("", "nothing")]
    [InlineData("[1]", "a list")]
    public void Only_version_1_is_read(string version, string found) => Assert.Equal(
        [$"1:{(version.Length == 0 ? 9 : 10)} Invalid Found {found}; 1, the only version of the format, is required."],
        ManifestFolder.Printed(ManifestFolder.ReadText($"version: {version}\ncertificates: {{a: {{file: a.pem}}}}\n").Problems));

    [Theory]
    [InlineData("certificates: {a: {file: a.pem}}\n", "1:1 Invalid The key 'version' is missing; it is required here.")]
    [InlineData("", "1:1 Invalid Found nothing; a mapping is required.")]
    [InlineData("- a\n", "1:1 Invalid Found a list; a mapping is required.")]
    [InlineData("version: 1\ncertificates: [a.pem]\n", "2:15 Invalid Found a list; a mapping of names to certificate entries is required.")]
    [InlineData("version: 1\ncertificates: {a: a.pem}\n", "2:19 Invalid Found 'a.pem'; a mapping is required.")]
    [InlineData("version: 1\ncertificates: {'': {file: a.pem}}\n", "2:16 Invalid Found ''; a text on one line is required.")]
    [InlineData("version: 1\ncertificates: {a: {role: ca}}\n", "2:16 Invalid 'a' has neither 'file' nor 'files'; exactly one of them is required.")]
    [InlineData("version: 1\ncertificates: {a: {file: a, files: b}}\n", "2:16 Invalid 'a' has both 'file' and 'files'; exactly one of them is required.")]
    [InlineData("version: 1\ncertificates: {a: {file: a.pem}, a: {file: b.pem}}\n", "2:34 Invalid The key 'a' stands here a second time.")]
    [InlineData("version: 1\nclients: apple\ncertificates: {a: {file: a.pem}}\n", "2:10 Invalid Found 'apple'; a list is required.")]
    [InlineData("version: 1\n<<: {profile: tdmq}\ncertificates: {a: {file: a.pem}}\n", "2:1 UnknownName Unknown key '<<'.")]
    [InlineData("version: 1\nprofile: [tdmq]\ncertificates: {a: {file: a.pem}}\n", "2:10 Invalid Found a list; a text on one line is required.")]
    [InlineData("version: 1\nprofile: /etc/tdmq.yml\ncertificates: {a: {file: a.pem}}\n", "2:10 Invalid Found '/etc/tdmq.yml'; a path relative to the manifest, with '/', is required.")]
    [InlineData("version: 1\ndefaults: [a]\ncertificates: {a: {file: a.pem}}\n", "2:11 Invalid Found a list; a mapping is required.")]
    [InlineData("version: 1\nrules: [a]\ncertificates: {a: {file: a.pem}}\n", "2:8 Invalid Found a list; a mapping of rules is required.")]
    [InlineData("version: 1\nextends: [a]\ncertificates: {a: {file: a.pem}}\n", "2:10 Invalid Found a list; a path relative to the manifest, with '/', is required.")]
    public void Reports_what_is_no_manifest(string text, string expected)
    {
        var reading = ManifestFolder.ReadText(text);

        Assert.Equal([expected], ManifestFolder.Printed(reading.Problems));
        Assert.Null(reading.Manifest);
    }

    [Theory]
    [InlineData("vresion", "version")]
    [InlineData("profle", "profile")]
    [InlineData("client", "clients")]
    [InlineData("extend", "extends")]
    [InlineData("default", "defaults")]
    [InlineData("rule", "rules")]
    [InlineData("certificate", "certificates")]
    public void Suggests_the_keys_of_the_manifest(string misspelt, string meant)
    {
        var problem = ManifestFolder.ReadText($"{misspelt}: 1\nversion: 1\ncertificates: {{a: {{file: a.pem}}}}\n").Problems[0];

        Assert.Equal((ManifestProblemKind.UnknownName, $"did you mean \"{meant}\"?"), (problem.Kind, problem.Marker));
        Assert.Equal("Known here: version, profile, clients, extends, defaults, rules, certificates.", problem.Help);
    }

    [Fact]
    public void Collects_the_problems_of_a_file_in_one_pass()
    {
        var problems = ManifestFolder.ReadText("""
            verion: 1
            rules:
              rsa.modulus-sise: note
            certificates:
              broker:
                domain: [mqtt.example.com]
                file: a.pem
                file: b.pem
                domains:
                  - mqtt.example.com:8883
                  - mqtt.example.com
                  - 10.20.0.256
                allow:
                  - rule: rsa.modulus-size
              other:
                role: sever
            """).Problems;

        Assert.Equal(
            [
                "1:1 Invalid The key 'version' is missing; it is required here.",
                "1:1 UnknownName Unknown key 'verion'.",
                "3:3 UnknownName Unknown rule 'rsa.modulus-sise'.",
                "6:5 UnknownName Unknown key 'domain'.",
                "8:5 Invalid The key 'file' stands here a second time.",
                "10:9 Invalid Found 'mqtt.example.com:8883'; a DNS name or an IP address, without scheme, port or path, is required.",
                "12:9 Invalid Found '10.20.0.256'; a DNS name or an IP address, without scheme, port or path, is required.",
                "14:9 InvalidWaiver The key 'reason' is missing; it is required here.",
                "14:9 InvalidWaiver The key 'until' is missing; it is required here.",
                "15:3 Invalid 'other' has neither 'file' nor 'files'; exactly one of them is required.",
                "16:11 UnknownName Unknown value 'sever'.",
            ],
            ManifestFolder.Printed(problems.OrderBy(problem => (problem.Location.Line, problem.Location.Column, problem.Message))));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Places_are_exact_in_every_style_and_line_end(string lineEnd)
    {
        var text = string.Join(
            lineEnd, "# größer 😀", "version: 1", "certificates:", "  böse😀:", "    file: 'ä.pem'   # ü", "    domians: [a, b]", "  flow: { file: a.pem, rol: x }", "");

        var problems = ManifestFolder.ReadText(text).Problems;

        Assert.Equal(
            ["6:5-6:12 Unknown key 'domians'.", "7:24-7:27 Unknown key 'rol'."],
            problems.Select(problem => $"{problem.Location.Line}:{problem.Location.Column}-{problem.Location.EndLine}:{problem.Location.EndColumn} {problem.Message}"));
    }

    [Fact]
    public void Anchors_name_entries_of_the_manifest()
    {
        var problem = Assert.Single(ManifestFolder.ReadText("""
            version: 1
            certificates:
              broker-eu: { file: a.pem }
              root: { file: root.pem, role: trust, anchors: [broker-eu, broker-ue] }
            """).Problems);

        Assert.Equal((ManifestProblemKind.UnknownName, "Unknown entry 'broker-ue'."), (problem.Kind, problem.Message));
        Assert.Equal(("did you mean \"broker-eu\"?", 4, 61), (problem.Marker, problem.Location.Line, problem.Location.Column));
    }

    [Fact]
    public void A_fault_of_the_defaults_is_reported_once_for_all_entries() => Assert.Equal(
        ["2:22 UnknownName Unknown entry 'x'."],
        ManifestFolder.Printed(ManifestFolder.ReadText(
            "version: 1\ndefaults: {anchors: [x]}\ncertificates: {a: {file: a.pem}, b: {file: b.pem}}\n").Problems));

    [Fact]
    public void A_name_of_any_length_is_quoted_in_part()
    {
        var problem = Assert.Single(ManifestFolder.ReadText(
            $"version: 1\ncertificates: {{a: {{file: a.pem, role: {new string('x', 1_000_000)}}}}}\n").Problems);

        Assert.Equal($"Unknown value '{new string('x', 80)}…'.", problem.Message);
    }

    [Fact]
    public void Lists_a_hundred_problems_and_says_that_there_are_more()
    {
        var problems = ManifestFolder.ReadText(
            "version: 1\ncertificates:\n" + string.Concat(Enumerable.Range(0, 20_000).Select(index => $"  e{index}: {{fil: x}}\n"))).Problems;

        Assert.Equal(101, problems.Count);
        Assert.Equal("More than 100 problems; the rest is not listed.", problems[100].Message);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101, "1:1311 Invalid The manifest names 101 client overlays; 100 are the most.")]
    public void Names_at_most_a_hundred_clients(int count, params string[] expected)
    {
        var clients = string.Join(", ", Enumerable.Repeat("python-3.13", count));
        var problems = ManifestFolder.ReadText($"clients: [{clients}]\nversion: 1\ncertificates: {{a: {{file: a.pem}}}}\n").Problems;

        Assert.Equal(expected, ManifestFolder.Printed(problems));
    }

    [Fact]
    public void An_alias_stands_for_what_it_names()
    {
        var entries = ManifestFolder.ReadText("""
            version: 1
            certificates:
              a: { file: a.pem, trust: &roots [root.pem] }
              b: { file: b.pem, trust: *roots }
            """).Manifest!.Entries;

        Assert.Equal(entries[0].Trust, entries[1].Trust);
    }

    [Fact]
    public void The_documented_example_names_only_what_is_not_built_in()
    {
        var document = File.ReadAllText(RepositoryPaths.Shared("design", "manifest.md"));
        using var folder = new ManifestFolder();
        folder.Write("base.mqttcertgate.yml", "version: 1\n");
        folder.Write("team/mqttcertgate.yml", document.Split("```yaml\n")[1].Split("```")[0]);

        var problems = folder.Read("team/mqttcertgate.yml").Problems;

        Assert.All(problems, problem => Assert.Matches("^Unknown rule ", problem.Message));
    }
}
