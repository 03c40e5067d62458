using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Rules;
using MqttCertGate.Tests.Rules;

namespace MqttCertGate.Tests.Reporting;

public sealed class RuleTextTests
{
    [Fact]
    public void RULES_md_is_the_printed_catalogue_with_findings_of_the_scenarios() => Golden.Verify(
        Path.Combine(RepositoryPaths.Root, "src", "MqttCertGate.Core", "Rules", "RULES.md"),
        RuleText.Markdown(RuleCatalog.Descriptors, BuiltInDemands.ByRule(), FiringScenarios.ByRule.ToDictionary(rule => rule.Key, rule => ExampleOf(rule.Key))));

    private static string ExampleOf(string id)
    {
        using var scenario = FiringScenarios.ByRule[id]();
        return scenario.FindingsOf(id)[0];
    }

    [Fact]
    public void What_profiles_make_of_a_rule_is_a_table_and_a_finding_stands_below()
    {
        var weakKey = Sample.WeakKey with { Parameters = [.. Sample.WeakKey.Parameters, new Parameter<string>("hosts", "", "Hosts.")] };
        var demands = new[] { new ProfileDemand("own", Level.Note, new Dictionary<string, object> { ["hosts"] = "a|b" }, "wiki, 'item' 1|2") };

        var text = RuleText.Markdown([weakKey], demands.ToLookup(_ => weakKey.Id), new Dictionary<string, string> { [weakKey.Id] = "error: Found 'x'." });

        Assert.Contains("- Parameter `hosts` (default `none`): Hosts.\n", text, StringComparison.Ordinal);
        Assert.EndsWith(
            """

            | Profile or overlay | Level | Parameters | Source |
            |---|---|---|---|
            | `own` | note | `hosts` `a\|b` | wiki, `item` 1\|2 |

            A finding: *error: Found `x`.*

            """, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_is_printed_without_what_cannot_be_seen() => Assert.EndsWith(
        "A finding: *error: Found a\uFFFDb.*\n",
        RuleText.Markdown(
            [Sample.WeakKey], Array.Empty<ProfileDemand>().ToLookup(_ => ""), new Dictionary<string, string> { [Sample.WeakKey.Id] = "error: Found a\0b." }),
        StringComparison.Ordinal);

    [Fact]
    public void A_section_holds_all_that_is_known_of_a_rule()
    {
        var rule = Sample.WeakKey with
        {
            AlsoIn = [BaselineRequirements.Should("6.1.5"), Design.May("fail closed")],
            Grades = [new Grade("close to the limit", Level.Note)],
            OnByDefault = false,
        };

        Assert.Equal(
            """
            `rsa.modulus-size`: **The fault RsaModulusTooShort is there.**

            Clients refuse the broker.
            Issue the certificate again with `openssl x509 -req -in <file>`.

            A second paragraph.

            - Level: error, where a profile or manifest turns it on
            - Level of its weaker form, close to the limit: at most note
            - Source: [RFC 5280 §4.1](https://www.rfc-editor.org/rfc/rfc5280#section-4.1), a must
            - Source: [CA/B Forum TLS Baseline Requirements §6.1.5](https://cabforum.org/working-groups/server/baseline-requirements/requirements/), a should
            - Source: MqttCertGate: fail closed, a may
            - Parameter `minimumBits` (default `2048`): Shortest accepted modulus, in bits.
            """,
            RuleText.Section(rule));
    }

    [Theory]
    [InlineData("Apple's systems and a CA's 'x509 -req' do.", "Apple's systems and a CA's `x509 -req` do.")]
    [InlineData("The CA's key ('a*b').", "The CA's key (`a*b`).")]
    [InlineData("Not *.example.com, <host> or [0].", @"Not \*.example.com, \<host> or \[0\].")]
    public void Quoted_text_becomes_code_and_nothing_else_is_markup(string help, string expected) =>
        Assert.Contains($"\n{expected}\n", RuleText.Section(Sample.Expired with { Help = help }));

    [Fact]
    public void Rules_stand_by_family_under_the_anchor_their_help_link_names()
    {
        var text = RuleText.Markdown(Sample.Rules, Array.Empty<ProfileDemand>().ToLookup(_ => ""), new Dictionary<string, string>());

        Assert.Contains("\n**Validity**\n\n- [MCG6001](#mcg6001) `validity.expired`: The fault CertificateExpired is there\n", text);
        Assert.Contains("\n## Validity\n\n### MCG6001\n\n`validity.expired`: ", text);
        Assert.EndsWith("#mcg6001", Sample.Expired.HelpUri);
        Assert.True(text.IndexOf("### MCG2006", StringComparison.Ordinal) < text.IndexOf("### MCG4030", StringComparison.Ordinal));
    }
}
