using System.Text;

namespace MqttCertGate.Tests.Bombs;

public sealed class ManifestBombTests
{
    private const int Million = 1_000_000;

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("{? ")]
    [InlineData("[a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public async Task A_million_levels_are_too_many(string level)
    {
        using var scenario = new Scenario(Repeat(level, Million));

        Assert.Equal(["MCG0008 The nesting is deeper than 32."], await Bomb.Check(scenario));
    }

    [Fact]
    public async Task A_billion_laughs_are_too_many()
    {
        var text = new StringBuilder("lol0: &lol0 lol\n");
        for (var level = 1; level <= 9; level++)
            text.Append($"lol{level}: &lol{level} [{string.Join(", ", Enumerable.Repeat($"*lol{level - 1}", 10))}]\n");
        using var scenario = new Scenario(text.ToString());

        Assert.Equal(["MCG0008 The document has more than 250000 nodes, its aliases expanded."], await Bomb.Check(scenario));
    }

    [Theory]
    [InlineData("a: [", "x, ", "]\n", "MCG0008 The document has more than 250000 nodes, its aliases expanded.")]
    [InlineData("a: [", "&x x, ", "]\n", "MCG0008 The document has more than 250000 nodes, its aliases expanded.")]
    [InlineData("a: &x x\nb: [", "*x, ", "]\n", "MCG0008 The document has more than 250000 nodes, its aliases expanded.")]
    [InlineData("version: 1\ncertificates: {", "a: {}, ", "}\n", "MCG0008 More than 100 problems; the rest is not listed.")]
    [InlineData("version: 1\ncertificates: {a: {file: a.pem}}\nclients: [", "no-such-client, ", "]\n", "MCG0008 The manifest names 187500 client overlays; 100 are the most.")]
    [InlineData("a: '", "''", "'\n", "MCG0004 Unknown key 'a'.")]
    [InlineData("a: >\n", " x\n\n", "", "MCG0004 Unknown key 'a'.")]
    [InlineData("", "#\n", "x\n", "MCG0008 Found 'x'; a mapping is required.")]
    [InlineData("", "---\n", "", "MCG0008 A second document begins here; a file holds one.")]
    [InlineData("", "%TAG !a! tag:example.com,2026:\n", "", "MCG0008 The directive %TAG is not allowed here.")]
    public async Task Megabytes_of_a_manifest_are_refused(string beginning, string part, string end, string finding)
    {
        using var scenario = new Scenario(beginning + Repeat(part, 3 * Million / part.Length) + end);

        Assert.Contains(finding, await Bomb.Check(scenario));
    }

    /// <summary>Doubles what it tries with every letter; a look-ahead, which takes the engine that goes back.</summary>
    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(?=a)(a+)+$")]
    public async Task An_expression_that_goes_back_without_end_takes_no_name(string pattern)
    {
        using var scenario = Scenario.Server(
            Scenario.Good, $"domains: [{{ name: mqtt.example.com, cname: {new string('a', 60)}.example.com }}]\nrules: {{ id.endpoint-coverage: {{ level: error, accessPoint: '{pattern}' }} }}");

        Assert.Contains(
            $"MCG8022 '{new string('a', 60)}.example.com', the CNAME target of 'mqtt.example.com', is not an access point of the broker.", await Bomb.Check(scenario));
    }

    private static string Repeat(string part, int count) => new StringBuilder(part.Length * count).Insert(0, part, count).ToString();
}
