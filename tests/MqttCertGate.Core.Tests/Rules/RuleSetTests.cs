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

    private static Level? LevelOf(RuleDescriptor rule, bool isPublic, Level? set = null)
    {
        RuleSetting[] layer = set is null ? []
            : [new RuleSetting(new Located<string>(rule.Id, SourceLocation.StartOf("/m.yml")), set, new Dictionary<string, object>())];
        return RuleSet.Resolve(isPublic, layer).SingleOrDefault(configured => configured.Descriptor == rule)?.Level;
    }
}
