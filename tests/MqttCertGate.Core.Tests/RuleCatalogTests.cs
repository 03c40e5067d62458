using System.Reflection;
using System.Text.RegularExpressions;
using MqttCertGate.Findings;
using MqttCertGate.Rules;

namespace MqttCertGate.Tests;

/// <summary>What holds for every rule of the catalogue.</summary>
public sealed class RuleCatalogTests
{
    /// <summary>Rules whose default level is not that of the keyword they cite, each with the reason.</summary>
    private static readonly Dictionary<string, string> LevelExceptions = new()
    {
        ["MCG7004"] = "RFC 5280 §7.1 has verifiers accept what §4.1.2.6 forbids the CA.",
    };

    public static TheoryData<string> Ids => [.. RuleCatalog.Descriptors.Select(rule => rule.Id)];

    [Fact]
    public void Every_rule_of_the_assembly_is_listed_once_by_ascending_id()
    {
        var declared =
            from type in typeof(RuleCatalog).Assembly.GetTypes()
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            where typeof(Rule).IsAssignableFrom(field.FieldType)
            select ((Rule)field.GetValue(null)!).Descriptor.Id;

        Assert.Equal(declared.Order(StringComparer.Ordinal), RuleCatalog.All.Select(rule => rule.Descriptor.Id));
        Assert.Equal(RuleCatalog.All.Count, RuleCatalog.Descriptors.Select(rule => rule.Id).Distinct().Count());
        Assert.Equal(RuleCatalog.All.Count, RuleCatalog.Descriptors.Select(rule => rule.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Identifier_and_name_have_their_form(string id)
    {
        var rule = Find(id);

        Assert.Matches("^MCG[0-9]{4}$", rule.Id);
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)?$", rule.Name);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_defect_is_the_name_of_the_type_that_declares_the_rule(string id)
    {
        var declaring = Assert.Single(typeof(RuleCatalog).Assembly.GetTypes(), type =>
            type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Any(field =>
                typeof(Rule).IsAssignableFrom(field.FieldType) && ((Rule)field.GetValue(null)!).Descriptor.Id == id));

        Assert.Equal(declaring.Name, Find(id).Defect);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_default_level_follows_the_keyword_cited(string id)
    {
        var rule = Find(id);
        var expected = rule.Source.Keyword switch
        {
            Keyword.Must => Level.Error,
            Keyword.Should => Level.Warning,
            _ => Level.Note,
        };

        Assert.NotEqual(Level.None, rule.DefaultLevel);
        Assert.Equal(LevelExceptions.ContainsKey(id), rule.DefaultLevel != expected);
    }

    [Fact]
    public void Every_exception_names_a_rule() => Assert.All(LevelExceptions.Keys, id => Assert.NotNull(RuleCatalog.Find(id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_citation_can_be_followed(string id)
    {
        var rule = Find(id);

        Assert.All(rule.AlsoIn.Prepend(rule.Source), citation => Assert.True(
            Uri.TryCreate(citation.Url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps, citation.Url));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Title_and_help_follow_house_style(string id)
    {
        var rule = Find(id);

        Assert.Matches("^[^\\r\\n]{1,254}[^.\\s]$", rule.Title);
        Assert.EndsWith(".", rule.Help.TrimEnd());
        Assert.True(Regex.Count(rule.Help, @"\.(?=\s|$)") >= 2, "One sentence says why it matters, another how to mend it.");
        Assert.DoesNotMatch("(?i)\\bplease\\b|!(?=\\s|$)", $"{rule.Title} {rule.Help}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_severity_is_in_range_and_on_no_boundary_between_platforms(string id)
    {
        var rule = Find(id);
        if (rule.SecuritySeverity is not { } severity)
        {
            Assert.Null(rule.Cwe);
            return;
        }

        Assert.InRange(severity, 0.1, 10.0);
        Assert.False(severity is 4.0 or 7.0 or 9.0, "GitHub and GitLab differ in where the boundary belongs.");
        Assert.Equal(Math.Round(severity, 1), severity);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Parameters_have_names_and_descriptions(string id)
    {
        var parameters = Find(id).Parameters;

        Assert.All(parameters, parameter =>
        {
            Assert.Matches("^[a-z][A-Za-z0-9]*$", parameter.Name);
            Assert.Matches("^[A-Z].*\\.$", parameter.Description);
            Assert.True(parameter.TryParse(parameter.DefaultText, out _));
        });
        Assert.Equal(parameters.Count, parameters.Select(parameter => parameter.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_weaker_form_is_weaker_than_the_fault(string id)
    {
        var rule = Find(id);

        Assert.All(rule.Grades, grade => Assert.True(grade.Ceiling < rule.DefaultLevel && grade.Ceiling != Level.None, grade.Name));
    }

    private static RuleDescriptor Find(string id) => RuleCatalog.Find(id)!.Descriptor;
}
