using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Bombs;

public sealed class PathBombTests
{
    private const string Exhausted = "MCG7012 No valid path of 'mqtt.example.com' was found with 20000 issuers tried; a path must be found within that budget.";

    /// <summary>Each CA of a level is certified by both of the level above: every level doubles the number of paths.</summary>
    [Fact]
    public async Task Cross_signs_that_double_the_paths_end()
    {
        const int levels = 40;
        var upper = new[] { Pki.Root("Anybody"), Pki.Root("Anybody else").With(TestKey.P256B) };
        var chain = new List<TestCertificate>();
        for (var level = 0; level < levels; level++)
        {
            TestCertificate[] lower = [upper[0].Intermediate($"a{level}").With(TestKey.P256C), upper[0].Intermediate($"b{level}").With(TestKey.P256D)];
            chain.AddRange(from certificate in lower from issuer in upper select certificate.SignedBy(issuer));
            upper = lower;
        }

        using var scenario = Scenario.Of(Pem.Chain([upper[0].Server("mqtt.example.com"), .. chain]));

        Assert.Contains(Exhausted, await Bomb.Check(scenario));
    }

    /// <summary>Renewals of one CA under one name and key lead to the anchor: all paths are complete.</summary>
    [Fact]
    public async Task Renewals_that_double_the_paths_end()
    {
        var issuer = Scenario.Root;
        var chain = new List<TestCertificate>();
        for (var level = 0; level < 16; level++)
        {
            issuer = issuer.Intermediate($"level {level}").Valid(Pki.Utc("2020-01-01T00:00:00Z"), Pki.Utc("2021-01-01T00:00:00Z"));
            chain.Add(issuer);
            chain.Add(issuer.Valid(Pki.Utc("2020-01-01T00:00:00Z"), Pki.Utc("2022-01-01T00:00:00Z")));
        }

        using var scenario = Scenario.Of(Pem.Chain([issuer.Server("mqtt.example.com"), .. chain]));

        Assert.Contains("MCG7018 The intermediate 'level 0' expired on 2021-01-01 00:00:00 UTC; every certificate of the path must be valid.", await Bomb.Check(scenario));
    }

    /// <summary>All CAs certify one another.</summary>
    [Fact]
    public async Task A_mesh_ends()
    {
        TestKey[] keys = [TestKey.P256A, TestKey.P256B, TestKey.P256C, TestKey.P256D, TestKey.P256E, TestKey.P256F, TestKey.P256G, TestKey.P384, TestKey.P521];
        var nodes = keys.Select((key, index) => Pki.Root($"node {index}").With(key)).ToArray();
        var chain = from node in nodes from issuer in nodes where node != issuer select node.SignedBy(issuer);
        using var scenario = Scenario.Of(Pem.Chain([nodes[0].Server("mqtt.example.com"), .. chain]));

        Assert.Contains(Exhausted, await Bomb.Check(scenario));
    }

    /// <summary>Many of one name, none of which signed.</summary>
    [Fact]
    public async Task Namesakes_end()
    {
        var namesakes = Enumerable.Range(0, 999).Select(number =>
            Scenario.Intermediate.With(TestKey.P256E).With(template => template with { SerialNumber = [1, (byte)(number >> 8), (byte)number] }));
        using var scenario = Scenario.Of(Pem.Chain([Scenario.Good, .. namesakes]));

        Assert.Contains("MCG7003 The signature of 'mqtt.example.com' does not verify with the key of 'Example Issuing CA'; the certificate of the key that made it is required.", await Bomb.Check(scenario));
    }
}
