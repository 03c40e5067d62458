using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Manifests;

/// <summary>What holds for every key of a certificate entry.</summary>
public sealed class EntryKeysTests
{
    private const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    /// <summary>For each key a right value, how it reads, and a value of a wrong type.</summary>
    private static readonly Dictionary<string, (string Right, Func<CertificateEntry, string?> Read, string Expected, string Wrong)> Samples = new()
    {
        ["file"] = ("certs/broker.pem", entry => entry.File?.Value, "certs/broker.pem", "[a.pem]"),
        ["files"] = ("[devices/*/client.pem, b.pem]", entry => Joined(entry.Files), "devices/*/client.pem b.pem", "{a: b}"),
        ["role"] = ("client", entry => entry.Role?.Value.ToString(), "Client", "[client]"),
        ["domains"] = (
            "[mqtt.example.com, {name: a.example.com, cname: b.example.net}]",
            entry => string.Join(" ", entry.Domains.Select(domain => $"{domain.Name.Value}>{domain.Cname?.Value}")),
            "mqtt.example.com> a.example.com>b.example.net",
            "mqtt.example.com"),
        ["match"] = ("exact", entry => entry.Match?.Value.ToString(), "Exact", "{}"),
        ["transports"] = ("[mqtts, wss]", entry => Joined(entry.Transports), "Mqtts Wss", "wss"),
        ["chain"] = ("chain.pem", entry => Joined(entry.Chain), "chain.pem", "{}"),
        ["trust"] = ("[a.pem, b.pem]", entry => Joined(entry.Trust), "a.pem b.pem", "{}"),
        ["anchors"] = ("[broker]", entry => Joined(entry.Anchors), "broker", "broker"),
        ["key"] = ("broker.key", entry => entry.Key?.Value, "broker.key", "[]"),
        ["key-type"] = ("P-256", entry => entry.KeyType?.Value, "P-256", "[P-256]"),
        ["password-env"] = ("BROKER_PASSWORD", entry => entry.PasswordEnv?.Value, "BROKER_PASSWORD", "[]"),
        ["crl"] = ("root.crl", entry => Joined(entry.Crl), "root.crl", "{}"),
        ["pin"] = ($"spki:{Digest}", entry => $"{entry.Pin?.Value.Sha256} {entry.Pin?.Value.OfPublicKey}", $"{Digest} True", "[]"),
        ["pki"] = ("private", entry => entry.Pki?.Value.ToString(), "Private", "[]"),
        ["renew-before"] = ("33%", entry => entry.RenewBefore?.Value.ToString(), "RenewBefore { Percent = 33, Days =  }", "[]"),
        ["max-validity"] = ("825d", entry => entry.MaxValidity?.Value.ToString(), "825", "[]"),
        ["cluster"] = ("mqtt-b8rkj5da", entry => entry.Cluster?.Value, "mqtt-b8rkj5da", "[]"),
        ["rules"] = (
            "{rsa.modulus-size: note}", entry => string.Join(" ", entry.Rules.Select(rule => $"{rule.Rule.Value}={rule.Level}")),
            "rsa.modulus-size=Note", "[rsa.modulus-size]"),
        ["allow"] = (
            "[{rule: rsa.modulus-size, reason: Old gateways, until: 2026-12-31}]",
            entry => string.Join(" ", entry.Allow.Select(waiver => $"{waiver.RuleId} {waiver.Reason} {waiver.Until:yyyy-MM-dd}")),
            "MCG2006 Old gateways 2026-12-31", "{rule: rsa.modulus-size}"),
    };

    /// <summary>For each key a manifest with its right value, and one with a value of a wrong type.</summary>
    public static IEnumerable<(string Right, string Wrong)> Manifests => Samples.Select(sample => (Manifest(sample.Key, sample.Value.Right), Manifest(sample.Key, sample.Value.Wrong)));

    public static TheoryData<string> Names => [.. EntryKeys.All.Select(key => key.Name)];

    [Fact]
    public void Every_key_has_a_sample() => Assert.Equal(EntryKeys.All.Select(key => key.Name), Samples.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_right_value_is_read(string key)
    {
        var (right, read, expected, _) = Samples[key];

        var reading = Read(key, right);

        Assert.Empty(ManifestFolder.Printed(reading.Problems));
        Assert.Equal(expected, read(reading.Manifest!.Entries[0]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wrong_type_is_a_problem_at_its_place(string key)
    {
        var problem = Assert.Single(Read(key, Samples[key].Wrong).Problems);

        Assert.Equal(ManifestProblemKind.Invalid, problem.Kind);
        Assert.Matches("^(Found .+; .+ is required|The list is empty; .+)\\.$", problem.Message);
        Assert.Equal((4, 5 + key.Length + 2), (problem.Location.Line, problem.Location.Column));
        Assert.Equal((4, 5 + key.Length + 2 + Samples[key].Wrong.Length), (problem.Location.EndLine, problem.Location.EndColumn));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_value_is_a_problem(string key) =>
        Assert.Contains(ManifestFolder.Printed(Read(key, "").Problems), line => line.StartsWith("4:", StringComparison.Ordinal) && line.Contains("Found nothing"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_swapped_letters_are_recognised(string key) => AssertSuggested(key, $"{key[1]}{key[0]}{key[2..]}");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_dropped_letter_is_recognised(string key) => AssertSuggested(key, key[1..]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Defaults_hold_what_does_not_belong_to_one_certificate(string key)
    {
        var reading = ManifestFolder.ReadText(
            $"version: 1\ndefaults:\n    {key}: {Samples[key].Right}\ncertificates:\n  broker:\n    file: a.pem\n");

        if (key is "file" or "files" or "domains" or "key" or "allow")
        {
            Assert.Equal(
                [$"3:5 Invalid The key '{key}' belongs to one certificate entry; it cannot stand here."], ManifestFolder.Printed(reading.Problems));
        }
        else
        {
            Assert.Empty(reading.Problems);
            Assert.Equal(Samples[key].Expected, Samples[key].Read(reading.Manifest!.Entries[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_described_in_a_sentence(string key) =>
        Assert.Matches("^[A-Z].+\\.$", EntryKeys.All.Single(candidate => candidate.Name == key).Description);

    [Theory]
    [InlineData("role", "sever", "server")]
    [InlineData("match", "exactly", "exact")]
    [InlineData("pki", "publik", "public")]
    [InlineData("key-type", "P256", "P-256")]
    [InlineData("key-type", "rsa-2048", "RSA-2048")]
    [InlineData("transports", "[mqtt]", "mqtts")]
    public void An_unknown_value_is_a_problem_with_a_suggestion(string key, string value, string suggestion)
    {
        var problem = Assert.Single(Read(key, value).Problems);

        Assert.Equal(ManifestProblemKind.UnknownName, problem.Kind);
        Assert.Equal($"Unknown value '{value.Trim('[', ']')}'.", problem.Message);
        Assert.Equal($"did you mean \"{suggestion}\"?", problem.Marker);
        Assert.StartsWith("Known here: ", problem.Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("renew-before", "1%", true)]
    [InlineData("renew-before", "99%", true)]
    [InlineData("renew-before", "0%", false)]
    [InlineData("renew-before", "100%", false)]
    [InlineData("renew-before", "33 %", false)]
    [InlineData("renew-before", "33", false)]
    [InlineData("renew-before", "1d", true)]
    [InlineData("renew-before", "36500d", true)]
    [InlineData("renew-before", "36501d", false)]
    [InlineData("renew-before", "0d", false)]
    [InlineData("renew-before", "-1d", false)]
    [InlineData("renew-before", "30D", false)]
    [InlineData("renew-before", "30dd", false)]
    [InlineData("renew-before", "4294967297d", false)]
    [InlineData("max-validity", "1d", true)]
    [InlineData("max-validity", "0d", false)]
    [InlineData("max-validity", "50%", false)]
    [InlineData("password-env", "_a1", true)]
    [InlineData("password-env", "1A", false)]
    [InlineData("password-env", "$SECRET", false)]
    [InlineData("password-env", "GEHEIMNIß", false)]
    [InlineData("pin", Digest, true)]
    [InlineData("pin", "spki:9f86", false)]
    [InlineData("pin", "sha256:" + Digest, false)]
    [InlineData("file", "../certs/a.pem", true)]
    [InlineData("file", "/etc/ssl/a.pem", false)]
    [InlineData("file", "C:/certs/a.pem", false)]
    [InlineData("file", @"certs\a.pem", false)]
    [InlineData("file", "''", false)]
    [InlineData("file", "\"a\\0.pem\"", false)]
    [InlineData("trust", "[]", false)]
    [InlineData("transports", "[]", false)]
    [InlineData("cluster", "' '", false)]
    [InlineData("cluster", "yes", true)]
    [InlineData("cluster", "'null'", true)]
    [InlineData("cluster", "null", false)]
    [InlineData("cluster", "~", false)]
    [InlineData("cluster", "8", true)]
    public void A_value_is_read_within_its_bounds(string key, string value, bool isRead)
    {
        var problems = Read(key, value).Problems;

        Assert.Equal(isRead ? 0 : 1, problems.Count);
        Assert.All(problems, problem => Assert.Equal((ManifestProblemKind.Invalid, 4), (problem.Kind, problem.Location.Line)));
    }

    [Fact]
    public void A_pin_is_read_in_lower_case() =>
        Assert.Equal(Digest, Read("pin", Digest.ToUpperInvariant()).Manifest!.Entries[0].Pin!.Value.Sha256);

    private static void AssertSuggested(string key, string misspelt)
    {
        var problem = Assert.Single(Read(misspelt, Samples[key].Right, key).Problems);

        Assert.Equal(ManifestProblemKind.UnknownName, problem.Kind);
        Assert.Equal($"Unknown key '{misspelt}'.", problem.Message);
        Assert.Equal($"did you mean \"{key}\"?", problem.Marker);
        Assert.Equal($"Known here: {string.Join(", ", EntryKeys.All.Select(known => known.Name))}.", problem.Help);
        Assert.Equal((4, 5, 4, 5 + misspelt.Length), (
            problem.Location.Line, problem.Location.Column, problem.Location.EndLine, problem.Location.EndColumn));
    }

    /// <summary>An entry whose first key is on line 4, with a file where it names none.</summary>
    private static string Manifest(string key, string value, string meant = "") =>
        $"version: 1\ncertificates:\n  broker:\n    {key}: {value}\n" + (key is "file" or "files" && meant.Length == 0 ? "" : "    file: a.pem\n");

    private static ManifestReading Read(string key, string value, string meant = "") => ManifestFolder.ReadText(Manifest(key, value, meant));

    private static string Joined<T>(IEnumerable<Located<T>> values) => string.Join(" ", values.Select(value => value.Value));
}
