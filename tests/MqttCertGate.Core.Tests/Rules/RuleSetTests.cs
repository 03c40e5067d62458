using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Rules;

namespace MqttCertGate.Tests.Rules;

/// <summary>Which rules are in force, at which level.</summary>
public sealed class RuleSetTests
{
    private static RuleDescriptor Weaker => KeyUsageNotCritical.Rule.Descriptor;

    [Theory]
    [InlineData(true, nameof(Level.Error))]
    [InlineData(false, nameof(Level.Warning))]
    public void A_rule_may_weigh_less_where_nothing_is_publicly_trusted(bool isPublic, string expected) =>
        Assert.Equal(expected, LevelOf(Weaker, isPublic).ToString());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_level_that_is_set_outweighs_both(bool isPublic) =>
        Assert.Equal(Level.Note, LevelOf(Weaker, isPublic, Level.Note));

    private static RuleDescriptor Keys => KeyTypeNotAccepted.Rule.Descriptor;

    [Fact]
    public void The_strongest_layer_that_speaks_wins_for_each_value_by_itself()
    {
        var rule = Resolve(
            Layer(Keys, Level.Error, ("acceptedKeys", "P-256"), ("refusedKeys", "Ed25519")),
            Layer(Keys, null, ("acceptedKeys", "RSA-2048")),
            Layer(Keys, Level.Note));

        Assert.Equal((Level.Note, "layer 3"), (rule.Level, rule.LevelOrigin));
        Assert.Equal(("RSA-2048", "Ed25519"), (Text(rule, "acceptedKeys"), Text(rule, "refusedKeys")));
        Assert.Equal("layer 2 layer 1", $"{rule.Values!.Values["acceptedKeys"].By.Origin} {rule.Values.Values["refusedKeys"].By.Origin}");
        Assert.Equal(["layer 1", "layer 2", "layer 3"], rule.Values!.Settings.Select(setting => setting.Origin));
    }

    [Theory]
    [InlineData(Level.Warning, Level.Error, Level.Error, "layer 2")]
    [InlineData(Level.Error, Level.Warning, Level.Error, "layer 1")]
    [InlineData(Level.Warning, Level.Warning, Level.Warning, "layer 1")]
    internal void An_overlay_raises_a_level_and_never_lowers_it(Level below, Level overlay, Level expected, string by)
    {
        var rule = Resolve(Layer(Keys, below), Layer(Keys, overlay) with { OnlyTightens = true });

        Assert.Equal((expected, by), (rule.Level, rule.LevelOrigin));
    }

    [Theory]
    [InlineData(Level.Note, Level.Error, false)]
    [InlineData(Level.Error, Level.Note, true)]
    [InlineData(Level.Warning, Level.Warning, true)]
    internal void What_several_sets_judge_together_the_strictest_judges(Level first, Level second, bool isFirst)
    {
        var (one, other) = (Resolve(Layer(Keys, first)), Resolve(Layer(Keys, second)));

        Assert.Same(isFirst ? one : other, Assert.Single(RuleSet.Strictest([new RuleSet([one]), new RuleSet([other])]).Rules));
    }

    [Fact]
    public void An_overlay_that_extends_another_may_lower_that_one() =>
        Assert.Equal(Level.Note, Resolve(new RuleLayer([.. Layer(Keys, Level.Error).Settings, .. Layer(Keys, Level.Note).Settings]) { OnlyTightens = true }).Level);

    [Fact]
    public void A_manifest_lowers_what_an_overlay_raised() =>
        Assert.Equal(Level.Note, Resolve(Layer(Keys, Level.Warning), Layer(Keys, Level.Error) with { OnlyTightens = true }, Layer(Keys, Level.Note)).Level);

    [Theory]
    [InlineData("maximumBytes", "10", "9", "9")]
    [InlineData("maximumBytes", "9", "10", "9")]
    [InlineData("minimumBytes", "9", "10", "10")]
    [InlineData("minimumBytes", "10", "9", "10")]
    [InlineData("otherBytes", "9", "9", "9")]
    [InlineData("otherBytes", "9", "10", null)]
    public void Of_two_limits_the_tighter_one_holds(string name, string below, string overlay, string? expected) =>
        Assert.Equal(expected, Tighter(new Parameter<int>(name, 0, "Bytes."), below, overlay));

    [Theory]
    [InlineData("acceptedKeys", "A, B, C", "C, B, D", "B, C")]
    [InlineData("acceptedKeys", "A", "B", null)]
    [InlineData("refusedKeys", "A, B", "B, C", "A, B, C")]
    [InlineData("otherKeys", "A", "B", null)]
    public void Of_two_lists_what_satisfies_both_holds(string name, string below, string overlay, string? expected) =>
        Assert.Equal(expected, Tighter(new Parameter<IReadOnlyList<string>>(name, [], "Keys."), below, overlay));

    [Theory]
    [InlineData("true", "false", "true")]
    [InlineData("false", "true", "true")]
    [InlineData("false", "false", "false")]
    public void What_one_of_two_requires_is_required(string below, string overlay, string expected) =>
        Assert.Equal(expected, Tighter(new Parameter<bool>("required", false, "Whether."), below, overlay));

    [Fact]
    public void What_nothing_satisfies_is_a_contradiction_until_a_stronger_layer_decides()
    {
        var (below, overlay) = (Layer(Keys, Level.Error, ("acceptedKeys", "P-256")), Layer(Keys, null, ("acceptedKeys", "RSA-2048")) with { OnlyTightens = true });

        Assert.Equal("layer 2", Resolve(below, overlay).Values!.Values["acceptedKeys"].Against!.Origin);
        Assert.Null(Resolve(below, overlay, Layer(Keys, null, ("acceptedKeys", "RSA-2048"))).Values!.Values["acceptedKeys"].Against);
    }

    private static string? Tighter(Parameter parameter, string left, string right)
    {
        Assert.True(parameter.TryParse(left, out var one) & parameter.TryParse(right, out var other));
        return parameter.Tighter(one, other) is { } tighter ? Parameter.TextOf(tighter) : null;
    }

    private static string Text(ConfiguredRule rule, string parameter) => Parameter.TextOf(rule.Parameters[parameter]);

    /// <summary>What the layers make of the rule, who are called by their number.</summary>
    private static ConfiguredRule Resolve(params RuleLayer[] layers) => RuleSet.Resolve(
        isPublic: false,
        [.. layers.Select((layer, index) => layer with { Settings = [.. layer.Settings.Select(setting => setting with { Speaker = $"layer {index + 1}" })] })])
        .Rules.Single(rule => rule.Descriptor == Keys);

    private static RuleLayer Layer(RuleDescriptor rule, Level? level, params (string Name, string Word)[] lists) => new(
    [
        new RuleSetting(
            new Located<string>(rule.Id, SourceLocation.StartOf("/m.yml")), level,
            lists.ToDictionary(list => list.Name, list => (object)new[] { list.Word }, StringComparer.Ordinal)),
    ]);

    private static Level? LevelOf(RuleDescriptor rule, bool isPublic, Level? set = null)
    {
        return RuleSet.Resolve(isPublic, set is null ? [] : [Layer(rule, set)]).Rules.SingleOrDefault(configured => configured.Descriptor == rule)?.Level;
    }
}
