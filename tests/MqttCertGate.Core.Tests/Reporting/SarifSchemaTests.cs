using System.Text;
using Microsoft.CodeAnalysis.Sarif;
using MqttCertGate.Findings;
using MqttCertGate.Rules;
using NJsonSchema;

namespace MqttCertGate.Tests.Reporting;

/// <summary>What we write as others read it: the official schema, and the reader of the SARIF SDK.</summary>
public sealed class SarifSchemaTests
{
    /// <summary>Names and messages that try to leave their place.</summary>
    public static TheoryData<string> HostileTexts =>
    [
        "broker-eu",
        "::error::\n::set-output name=a::b",
        "\u001b]0;title\u0007\u001b[31m",
        "invoice\u202Efdp.exe",
        "a](http://x) [b](1) {0} `c`",
        "\ud83d half a pair \udd11",
        "\",\"level\":\"none\",\"a\":\"\\",
        "</script><!--",
        "\0",
        "",
        new string('a', 10_000),
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task Whatever_a_file_says_satisfies_the_schema(string text)
    {
        var errors = (await Schema()).Validate(Sample.Sarif(Hostile(text)));

        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_clean_report_and_the_whole_catalogue_satisfy_the_schema()
    {
        var schema = await Schema();

        Assert.Empty(schema.Validate(Sample.Sarif(Sample.Report())));
        Assert.Empty(schema.Validate(Sample.Sarif(Catalogue())));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Whatever_a_file_says_is_read_back_in_its_place(string text)
    {
        var run = Assert.Single(Load(Hostile(text)).Runs);

        var result = Assert.Single(run.Results);
        Assert.Equal(Sample.NoAnchor.Id, result.GetRule(run).Id);
        Assert.Equal("deploy/certs/broker.pem", Assert.Single(result.Locations).PhysicalLocation.ArtifactLocation.Uri.OriginalString);
        Assert.EndsWith(").", result.Message.Text);
        Assert.Equal(1, result.Message.Text.Split("](").Length - 1);
        Assert.InRange(result.Message.Text.Length, 1, 1024);
        Assert.DoesNotContain(result.Message.Text, character => char.IsControl(character) || character is '\u202e' or '{' or '`');
        Assert.InRange(result.Locations[0].LogicalLocation.Name.Length, 0, 200);
        Assert.Equal([1, 2], result.RelatedLocations.Select(place => (int)place.Id));
        Assert.Equal(2, Assert.Single(Assert.Single(result.CodeFlows).ThreadFlows).Locations.Count);
    }

    [Fact]
    public void The_reader_of_the_sdk_finds_every_part()
    {
        var run = Assert.Single(Load(Sample.Report(Sample.Finding(Sample.Expired, Sample.Violation))).Runs);

        Assert.Equal("MqttCertGate", run.Tool.Driver.Name);
        Assert.Equal(Sample.Rules.Count, run.Tool.Driver.Rules.Count);
        Assert.Equal(new DateTime(2026, 8, 22, 9, 0, 0, DateTimeKind.Utc), Assert.Single(run.Invocations).StartTimeUtc.ToUniversalTime());
        Assert.Contains("%SRCROOT%", run.OriginalUriBaseIds.Keys);
        Assert.Equal(["deploy/certs/broker.pem", "deploy/certs/ca%20%231.pem"], run.Artifacts.Select(artifact => artifact.Location.Uri.OriginalString));
        Assert.Equal(new string('c', 64), run.Artifacts[0].Hashes["sha-256"]);
        Assert.Equal(new string('d', 64), run.Artifacts[1].Hashes["sha-256"]);
        var result = Assert.Single(run.Results);
        Assert.Equal(FailureLevel.Error, result.Level);
        Assert.Equal("mqttcertgate.yml/broker-eu", result.Locations[0].LogicalLocation.FullyQualifiedName);
        Assert.Equal((2, 1, 2, 65), (
            result.Locations[0].PhysicalLocation.Region.StartLine, result.Locations[0].PhysicalLocation.Region.StartColumn,
            result.Locations[0].PhysicalLocation.Region.EndLine, result.Locations[0].PhysicalLocation.Region.EndColumn));
        Assert.Equal(Sample.Certificate.NotAfter, result.GetProperty<DateTime>("notAfter").ToUniversalTime());
        Assert.Equal("0102", result.GetProperty("serialNumber"));
    }

    private static Report Hostile(string text) => Sample.Report(Sample.Finding(Sample.NoAnchor, Sample.Violation with
    {
        Message = $"Found '{text}'",
        EntryName = text,
        Slot = text,
        Discriminator = text,
        Related = [new RelatedLocation(Sample.At("pki/root.pem", 2), text)],
        Path = [new PathStep(text, Sample.At("pki/root.pem", 2), text), new PathStep(text, Sample.Leaf, text)],
    }));

    private static Report Catalogue() => new()
    {
        At = DateTime.UnixEpoch,
        NextChange = null,
        RepositoryRoot = Sample.Root,
        Rules = RuleCatalog.Descriptors,
        Manifests = [],
        Artifacts = [],
        CertificateCount = 0,
        Findings = [],
    };

    private static SarifLog Load(Report report) => SarifLog.Load(new MemoryStream(Encoding.UTF8.GetBytes(Sample.Sarif(report))));

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(RepositoryPaths.Shared("schemas", "sarif-schema-2.1.0.json"));
}
