using System.Text.Json.Nodes;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Reporting;

/// <summary>Certificates may be an attacker's: nothing they say acts in SARIF, and none of it pushes out what is wrong.</summary>
public sealed class HostileCertificateTests
{
    private static readonly Report Report = Check();

    [Fact]
    public void Many_rules_quote_it() =>
        Assert.InRange(Report.Findings.Where(finding => finding.Violation.Message.Contains("::error::", StringComparison.Ordinal)).Select(finding => finding.Rule.Id).Distinct().Count(), 10, int.MaxValue);

    [Fact]
    public async Task The_file_satisfies_schema_and_services()
    {
        var sarif = Sample.Sarif(Report);

        Assert.Empty(SarifRules.Faults(sarif));
        Assert.Empty((await SarifSchema.Value).Validate(sarif));
    }

    [Fact]
    public void No_text_of_the_file_links_commands_or_hides()
    {
        Assert.All(Texts(JsonNode.Parse(Sample.Sarif(Report))!["runs"]![0]!["results"]!), text =>
        {
            Assert.DoesNotContain(text, character => char.IsControl(character) || character is '\u202E' or '\u2066' or '\u2028');
            Assert.DoesNotContain("##", text, StringComparison.Ordinal);
            Assert.DoesNotContain("](http", text, StringComparison.Ordinal);
            Assert.False(text.StartsWith("::", StringComparison.Ordinal), text);
            Assert.InRange(text.Length, 0, 1000);
        });
    }

    // These two say first what is required, and list what the certificate covers last.
    [Fact]
    public void A_message_still_says_what_is_required() => Assert.Equal(
        ["MCG8001", "MCG8004"],
        Report.Findings.Where(finding => SafeText.Message(finding.Violation.Message).EndsWith("...", StringComparison.Ordinal)).Select(finding => finding.Rule.Id).Distinct());

    private static Report Check()
    {
        var files = HostileRepository.Files;
        using var scenario = new Scenario(files[Scenario.ManifestName]);
        foreach (var (path, content) in files)
            scenario.File(path, content);
        return scenario.Check();
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };
}
