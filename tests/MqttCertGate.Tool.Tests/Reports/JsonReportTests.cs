using System.Text.Json;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tests;
using MqttCertGate.Tool.Reports;
using NJsonSchema;

namespace MqttCertGate.Tool.Tests.Reports;

/// <summary>What programs are promised.</summary>
public sealed class JsonReportTests
{
    private static readonly string SchemaFile = Path.Combine(RepositoryPaths.Root, "src", "MqttCertGate.Tool", "Reports", "report-v1.schema.json");

    public static IEnumerable<TheoryDataRow<string>> Cases => ReportCases.Names;

    public static TheoryData<string> Hostile => HostileReport.Texts;

    [Fact]
    public void Is_what_it_was() => Golden.Verify(ReportCases.GoldenFile("tdmq-server.expected.json"), Json(ReportCases.Of("tdmq-server")));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Satisfies_its_schema(string name) => await AssertSatisfiesSchema(Json(ReportCases.Of(name)));

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Satisfies_its_schema_whatever_a_certificate_says(string text)
    {
        var json = Json(HostileReport.Of(text));

        await AssertSatisfiesSchema(json);
        Assert.All(json, character => Assert.False(character != '\n' && char.IsControl(character)));
        Assert.Equal(2, JsonDocument.Parse(json).RootElement.GetProperty("findings").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_finding_has_the_fingerprint_it_has_in_SARIF(string name)
    {
        var content = ReportCases.Of(name);
        using var sarif = new StringWriter();
        SarifWriter.Write(content.Report, sarif);

        var inSarif = JsonDocument.Parse(sarif.ToString()).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("partialFingerprints").GetProperty("mqttCertGate/v1").GetString());
        var inJson = JsonDocument.Parse(Json(content)).RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("fingerprint").GetString());

        Assert.Equal(inSarif.Order(StringComparer.Ordinal), inJson.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_schema_is_where_a_report_says()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(SchemaFile));

        Assert.Equal(JsonReport.SchemaUri, schema.RootElement.GetProperty("$id").GetString());
        Assert.EndsWith($"/main/{Path.GetRelativePath(RepositoryPaths.Root, SchemaFile).Replace('\\', '/')}", JsonReport.SchemaUri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_describes_nothing_that_no_report_has()
    {
        var written = ReportCases.Names.Select(row => ReportCases.Of(row.Data)).Append(HostileReport.Of("x"))
            .SelectMany(content => NamesIn(JsonDocument.Parse(Json(content)).RootElement)).ToHashSet();
        using var schema = JsonDocument.Parse(File.ReadAllText(SchemaFile));
        var described = Objects(schema.RootElement).Where(one => one.TryGetProperty("properties", out _))
            .SelectMany(one => one.GetProperty("properties").EnumerateObject().Select(property => property.Name)).ToHashSet();

        Assert.Empty(described.Except(written));
    }

    [Theory]
    [InlineData("faulty-server", "error", "failed")]
    [InlineData("faulty-server", "none", "not-enforced")]
    [InlineData("tdmq-server", "warning", "passed")]
    public void Says_the_verdict(string name, string failOn, string verdict)
    {
        var root = JsonDocument.Parse(Json(ReportCases.Of(name, Enum.Parse<Level>(failOn, ignoreCase: true)))).RootElement;

        Assert.Equal((verdict, failOn.Replace("none", "never", StringComparison.Ordinal)), (root.GetProperty("verdict").GetString(), root.GetProperty("failOn").GetString()));
    }

    private static string Json(ReportContent content) => ReportCases.Print(JsonReport.Write, content);

    private static async Task AssertSatisfiesSchema(string json) => Assert.Empty((await JsonSchema.FromFileAsync(SchemaFile)).Validate(json));

    private static IEnumerable<string> NamesIn(JsonElement element) =>
        Objects(element).SelectMany(one => one.EnumerateObject().Select(property => property.Name));

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Objects(property.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
