namespace MqttCertGate.Tool.Tests;

public sealed class ExplainTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("MCG1021")]
    [InlineData("chain-file.count")]
    public async Task Says_all_that_is_known_of_a_rule(string rule)
    {
        var run = await ToolProcess.Run(folder.Root, "explain", rule);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var text = run.Output.ReplaceLineEndings("\n");
        Assert.StartsWith("MCG1021 chain-file.count: A chain file holds more certificates than its broker accepts\n\n", text, StringComparison.Ordinal);
        Assert.EndsWith(
            """

            level: error, where a profile or manifest turns it on
            source: TDMQ for MQTT, page 76736, a must https://www.tencentcloud.com/document/product/1294/76736
            parameter maximumCertificates (5): Most certificates of a chain file, the server's own included.

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_who_set_the_level_and_each_parameter_and_who_was_outweighed()
    {
        folder.With("deploy/mqttcertgate.yml", """
            version: 1
            profile: tdmq
            clients: [apple]
            rules: { validity.max-private: { maximumDays: 400 } }
            certificates:
              broker-eu: { file: a.pem }
              broker-us: { file: b.pem }
              broker-old: { file: c.pem, rules: { MCG6009: none } }
            """);

        var run = await ToolProcess.Run(folder.Root, "explain", "validity.max-private", "--manifest", "deploy");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith(
            """

            In force in deploy/mqttcertgate.yml for broker-eu, broker-us
              level: error, by client overlay apple (103769, validity of certificates issued after 2019-07-01)
              maximumDays: 400, by mqttcertgate.yml line 4
                outweighed: 825, by client overlay apple (103769, validity of certificates issued after 2019-07-01)
              recommendedDays: 365, by profile tdmq (76736, step 1 (-days 365))

            In force in deploy/mqttcertgate.yml for broker-old
              level: none, by mqttcertgate.yml line 8
                outweighed: error, by client overlay apple (103769, validity of certificates issued after 2019-07-01)
              maximumDays: 400, by mqttcertgate.yml line 4
                outweighed: 825, by client overlay apple (103769, validity of certificates issued after 2019-07-01)
              recommendedDays: 365, by profile tdmq (76736, step 1 (-days 365))

            """.ReplaceLineEndings("\n"), run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public", "  level: error, by the rule itself\n")]
    [InlineData("private", "  level: warning, by the rule itself\n")]
    [InlineData("auto", "  level: error; warning for certificates that are not publicly trusted, by the rule itself\n")]
    public async Task A_level_that_depends_on_who_trusts_the_certificate_is_said_so(string pki, string expected)
    {
        folder.With("mqttcertgate.yml", $"version: 1\ncertificates: {{ broker: {{ file: a.pem, pki: {pki} }} }}\n");

        var run = await ToolProcess.Run(folder.Root, "explain", "ku.not-critical", "--manifest", ".");

        Assert.EndsWith(expected, run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_rule_every_rule_is_listed_at_its_own_level_or_that_of_a_manifest()
    {
        folder.With("mqttcertgate.yml", "version: 1\nprofile: tdmq\nrules: { chain.root-included: none }\ncertificates: { broker: { file: a.pem } }\n");

        var plain = await ToolProcess.Run(folder.Root, "explain");
        var inManifest = await ToolProcess.Run(folder.Root, "explain", "--manifest", "mqttcertgate.yml");

        Assert.Matches(@"(?m)^MCG1021 chain-file\.count +none    A chain file holds more certificates than its broker accepts\r?$", plain.Output);
        Assert.Matches(@"(?m)^MCG7009 chain\.root-included +note    The file holds a root certificate\r?$", plain.Output);
        Assert.StartsWith("In force in mqttcertgate.yml", inManifest.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^MCG1021 chain-file\.count +error ", inManifest.Output);
        Assert.Matches(@"(?m)^MCG7009 chain\.root-included +none ", inManifest.Output);
    }

    [Theory]
    [InlineData("nonsense", "There is no rule 'nonsense'.\nTry `mqttcertgate explain --help`.")]
    [InlineData("chain-file.cuont", "There is no rule 'chain-file.cuont'. Did you mean 'chain-file.count'?\nTry `mqttcertgate explain --help`.")]
    [InlineData("MCG1021 --manifset x", "Unknown option '--manifset'. Did you mean '--manifest'?\nTry `mqttcertgate explain --help`.")]
    [InlineData("MCG1021 --manifest faulty.yml", "faulty.yml:2: Unknown profile 'tqmd'.")]
    public async Task What_cannot_be_explained_is_refused(string arguments, string message)
    {
        folder.With("faulty.yml", "version: 1\nprofile: tqmd\ncertificates: { broker: { file: a.pem } }\n");

        var run = await ToolProcess.Run(folder.Root, ["explain", .. arguments.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"mqttcertgate: {message.Split('\n')[0]}\n", run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.EndsWith($"{message.Split('\n')[^1]}\n", run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
