using System.Text.Json;
using MqttCertGate.Tests;

namespace MqttCertGate.Tool.Tests;

/// <summary>What the tool tells of rules, profiles and manifests.</summary>
public sealed class CatalogueCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("rules", "MCG1021 chain-file.count                 none    ")]
    [InlineData("rules --profile tdmq", "MCG1021 chain-file.count                 error   ")]
    [InlineData("rules --client apple", "MCG6009 validity.max-private             error   ")]
    [InlineData("rules --profile ./own.yml", "MCG6009 validity.max-private             none    ")]
    public async Task Every_rule_has_a_line_with_its_level_under_a_profile(string arguments, string line)
    {
        folder.With("own.yml", "id: own\ntitle: Own\nrevision: 2026-01-01\nrules: { validity.max-private: { level: none, source: own } }\n");

        var run = await ToolProcess.Run(folder.Root, arguments.Split(' '));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"\n{line}", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output.Split('\n').Length, (await ToolProcess.Run(folder.Root, "explain")).Output.Split('\n').Length);
    }

    [Fact]
    public async Task A_program_reads_the_rules_with_their_parameters()
    {
        var run = await ToolProcess.Run(folder.Root, "rules", "--profile", "tdmq", "--client", "esp32-mbedtls", "--json");

        using var json = JsonDocument.Parse(run.Output);
        var rule = json.RootElement.EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == "MCG1021");
        Assert.Equal("chain-file.count", rule.GetProperty("name").GetString());
        Assert.Equal(("error", "error"), (rule.GetProperty("level").GetString(), rule.GetProperty("privateLevel").GetString()));
        Assert.Equal(5, rule.GetProperty("parameters").GetProperty("maximumCertificates").GetInt32());
        Assert.EndsWith("RULES.md#mcg1021", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_the_published_one()
    {
        var run = await ToolProcess.Run(folder.Root, "schema");

        Assert.Equal(
            File.ReadAllText(Path.Combine(RepositoryPaths.Root, "src", "MqttCertGate.Core", "Manifests", "mqttcertgate.schema.json")), run.Output);
    }

    [Fact]
    public async Task Profiles_are_listed_by_what_manifests_name_them()
    {
        var run = await ToolProcess.Run(folder.Root, "profiles");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("profile: what the broker takes\n  alibaba ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  tdmq                   Tencent Cloud TDMQ for MQTT\n\nclients: what those who connect refuse\n  apple ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_says_what_it_demands_and_who_says_so()
    {
        var run = await ToolProcess.Run(folder.Root, "profiles", "apple");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(
            """
            apple: Apple's systems since iOS 13 and macOS 10.15
            revision: 2019-11-03
            document: https://support.apple.com/en-us/103769

            MCG2006 rsa.modulus-size: error: The RSA modulus is too short
              minimumRsaBits: 2048
              source: 103769, RSA keys of servers and issuing CAs

            """.ReplaceLineEndings("\n"), run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("profiles tqmd", "There is no profile 'tqmd'. Did you mean 'tdmq'?")]
    [InlineData("rules --client aple", "There is no client overlay 'aple'. Did you mean 'apple'?")]
    [InlineData("rules --profile ./none.yml", "none.yml:1: The file './none.yml' does not exist.")]
    public async Task What_is_not_known_is_refused(string arguments, string message)
    {
        var run = await ToolProcess.Run(folder.Root, arguments.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"mqttcertgate: {message}\n", run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
