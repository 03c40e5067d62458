using System.Text.RegularExpressions;

namespace MqttCertGate.Tests.Conformance;

/// <summary>That the comparison with zlint asks for all it is to ask for, and how it comes out.</summary>
public sealed class ZlintTests(SuiteRuns runs) : IClassFixture<SuiteRuns>
{
    [Fact]
    public void At_least_98_of_100_agree()
    {
        var results = runs.Of("zlint");
        var (agree, deviate) = (Count(Outcome.Agrees), Count(Outcome.Deviates));

        Assert.True(agree * 100 >= (agree + deviate) * 98, $"{agree} agree, {deviate} deviate.");

        int Count(Outcome outcome) => results.Count(result => result.Outcome == outcome);
    }

    // Columns: id, name, what, source, zlint, pkilint, level, scope, tier. "-" in the column of zlint says that no lint corresponds.
    [Fact]
    public void Every_lint_that_the_catalogue_names_for_the_first_tier_is_asked()
    {
        var named =
            from line in File.ReadLines(RepositoryPaths.Shared("design", "rules.md"))
            where line.StartsWith("| MCG", StringComparison.Ordinal)
            let cells = Regex.Split(line, @"(?<!\\)\|").Select(cell => cell.Trim()).ToList()
            where cells[9] == "1" && !cells[5].StartsWith('-')
            from Match lint in Regex.Matches(cells[5], @"\b[enw]_[a-z0-9_-]+")
            select $"{lint.Value} {cells[1]}";

        Assert.Equal(
            named.Order(StringComparer.Ordinal),
            ZlintLints.All.SelectMany(lint => lint.Rules.Select(rule => $"{lint.Name} {rule}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_answer_by_another_rule_has_a_reason() => Assert.All(ZlintLints.All, lint => Assert.Equal(lint.Instead is null, lint.Because is null));
}
