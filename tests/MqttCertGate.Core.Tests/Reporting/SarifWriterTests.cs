using System.Text.Json.Nodes;
using MqttCertGate.Findings;
using MqttCertGate.Rules;

namespace MqttCertGate.Tests.Reporting;

public sealed class SarifWriterTests
{
    [Fact]
    public void A_report_prints_as_recorded()
    {
        var violation = Sample.Violation with
        {
            Related = [new RelatedLocation(Sample.At("pki/root.pem", 2, 1, 65), "The issuer")],
            Path =
            [
                new PathStep("Root CA", Sample.At("pki/root.pem", 2, 1, 65), "until 2034-01-01"),
                new PathStep("Issuing CA", Location: null, "not in the file"),
                new PathStep("mqtt.example.com", Sample.Leaf, "until 2026-08-10"),
            ],
        };

        var text = Sample.Sarif(Sample.Report(
            Sample.Finding(Sample.Expired, violation),
            Sample.Finding(Sample.UnknownKey, new Violation("Unknown key 'domain'.", Sample.At("deploy/mqttcertgate.yml", 4, 5, 11)), Level.Note)));

        Golden.Verify(
            Path.Combine(RepositoryPaths.CoreTests, "Reporting", "SarifWriterTests.expected.sarif"),
            text.Replace(ProductVersion.Text, "0.0.0", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clean_report_is_one_run_with_every_rule_and_no_result()
    {
        var runs = Parse(Sample.Report())["runs"]!.AsArray();

        var run = Assert.Single(runs)!;
        Assert.Empty(run["results"]!.AsArray());
        Assert.Equal(
            Sample.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            run["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => (string)rule!["id"]!));
        Assert.True((bool)run["invocations"]![0]!["executionSuccessful"]!);
    }

    [Fact]
    public void The_catalogue_satisfies_the_rules_of_code_scanning()
    {
        var rules = Run(Report(RuleCatalog.Descriptors))["tool"]!["driver"]!["rules"]!.AsArray();

        Assert.All(rules, rule =>
        {
            Assert.Matches("^[A-Z]{1,8}(?:-?[0-9]{1,6}){0,3}$", (string)rule!["id"]!);
            Assert.Matches("^([A-Z][a-z0-9]*)+$", (string)rule["name"]!);
            Assert.True(Uri.TryCreate((string)rule["helpUri"]!, UriKind.Absolute, out _));
            Assert.Matches(@"^[^\n]{1,255}\.$", (string)rule["shortDescription"]!["text"]!);
            Assert.Matches(@"^[^\n]{1,1023}\.$", (string)rule["fullDescription"]!["text"]!);
            Assert.NotEqual((string)rule["shortDescription"]!["text"]!, (string)rule["fullDescription"]!["text"]!);
            Assert.NotEmpty((string)rule["help"]!["text"]!);
            Assert.NotEmpty((string)rule["help"]!["markdown"]!);
            Assert.NotEqual("none", (string)rule["defaultConfiguration"]!["level"]!);
            Assert.InRange(rule["properties"]!["tags"]!.AsArray().Count, 1, 10);
        });
    }

    [Fact]
    public void A_rule_that_is_off_by_default_says_so()
    {
        var rules = Run(Sample.Report())["tool"]!["driver"]!["rules"]!.AsArray();

        var configurations = rules.ToDictionary(rule => (string)rule!["id"]!, rule => rule!["defaultConfiguration"]!);
        Assert.False((bool)configurations[Sample.UnknownKey.Id]["enabled"]!);
        Assert.Null(configurations[Sample.Expired.Id]["enabled"]);
    }

    [Fact]
    public void Results_stand_by_file_line_rule_and_fingerprint()
    {
        var results = Results(
            At(Sample.Expired, "b.pem", 2, "x"), At(Sample.Expired, "a.pem", 10, "x"), At(Sample.NoAnchor, "a.pem", 9, "x"),
            At(Sample.Expired, "a.pem", 9, "x"), At(Sample.Expired, "a.pem", 9, "y"), At(Sample.Expired, "Z.pem", 1, "x"));

        Assert.Equal(
            ["Z.pem:1 MCG6001", "a.pem:9 MCG6001", "a.pem:9 MCG6001", "a.pem:9 MCG7001", "a.pem:10 MCG6001", "b.pem:2 MCG6001"],
            results.Select(result => $"{Location(result)["artifactLocation"]!["uri"]}:{Location(result)["region"]!["startLine"]} {result["ruleId"]}"));
        Assert.True(string.CompareOrdinal(Hash(results[1]), Hash(results[2])) < 0);

        static Finding At(RuleDescriptor rule, string file, int line, string discriminator) =>
            Sample.Finding(rule, new Violation("It is wrong.", Sample.At(file, line)) { EntryName = "e", Discriminator = discriminator });
    }

    [Fact]
    public void Indexes_lead_to_the_rule_and_the_artifact()
    {
        var run = Run(Sample.Report(
            Sample.Finding(Sample.Expired, Sample.Violation), Sample.Finding(Sample.WeakKey, Sample.Violation),
            Sample.Finding(Sample.NoAnchor, Sample.Violation with { Location = Sample.At("deploy/certs/ca #1.pem") })));

        Assert.Equal(3, run["results"]!.AsArray().Count);
        Assert.All(run["results"]!.AsArray(), result =>
        {
            var rule = run["tool"]!["driver"]!["rules"]![(int)result!["ruleIndex"]!]!;
            Assert.Equal((string)result["ruleId"]!, (string)rule["id"]!);
            var location = Location(result)["artifactLocation"]!;
            var artifact = run["artifacts"]![(int)location["index"]!]!;
            Assert.Equal((string)location["uri"]!, (string)artifact["location"]!["uri"]!);
        });
    }

    [Fact]
    public void A_file_outside_the_repository_gives_way_to_the_declaration_then_to_the_manifest()
    {
        var outside = SourceLocation.StartOf(Path.Combine(Path.GetPathRoot(Sample.Root)!, "etc", "secret name.pem"));
        var results = Results(
            Sample.Finding(Sample.Expired, Sample.Violation with { Location = outside, Related = [new RelatedLocation(outside, "It.")] }),
            Sample.Finding(Sample.NoAnchor, Sample.Violation with { Location = outside, DeclaredAt = null }));

        Assert.All(results, result => Assert.Equal("deploy/mqttcertgate.yml", (string)Location(result)["artifactLocation"]!["uri"]!));
        Assert.Equal([1, 5], results.Select(result => (int)Location(result)["region"]!["startLine"]!));
        Assert.All(results, result => Assert.Null(result["relatedLocations"]));
        Assert.All(results, result => Assert.DoesNotContain("](", (string)result["message"]!["text"]!));
    }

    [Fact]
    public void Where_nothing_is_in_the_repository_the_file_name_stands_alone()
    {
        var outside = SourceLocation.StartOf(Path.Combine(Path.GetPathRoot(Sample.Root)!, "etc", "secret name.pem"));
        var report = Report(Sample.Rules, [outside.Path], Sample.Finding(Sample.NoAnchor, new Violation("It is wrong.", outside)));

        Assert.Equal("secret%20name.pem", (string)Location(Run(report)["results"]![0]!)["artifactLocation"]!["uri"]!);
    }

    [Fact]
    public void The_declaration_is_the_first_related_location_and_the_message_links_to_it()
    {
        var related = new RelatedLocation(Sample.At("pki/root.pem", 2), "The issuer");
        var result = Assert.Single(Results(Sample.Finding(Sample.Expired, Sample.Violation with { Related = [related] })));

        Assert.EndsWith(" It must be valid. Declared in the manifest as [broker-eu](1).", (string)result["message"]!["text"]!);
        Assert.Equal(
            ["1 deploy/mqttcertgate.yml The declaration in the manifest.", "2 pki/root.pem The issuer."],
            result["relatedLocations"]!.AsArray().Select(place =>
                $"{place!["id"]} {place["physicalLocation"]!["artifactLocation"]!["uri"]} {place["message"]!["text"]}"));
    }

    [Fact]
    public void A_finding_at_its_declaration_has_no_related_location()
    {
        var result = Assert.Single(Results(Sample.Finding(Sample.NoAnchor, Sample.Violation with { Location = Sample.Declaration })));

        Assert.Null(result["relatedLocations"]);
        Assert.Equal(Sample.Violation.Message, (string)result["message"]!["text"]!);
    }

    [Fact]
    public void A_path_is_a_flow_from_the_leaf_to_the_root_over_the_steps_that_have_a_place()
    {
        var result = Assert.Single(Results(Sample.Finding(Sample.NoAnchor, Sample.Violation with
        {
            Path =
            [
                new PathStep("Root [1]", Sample.At("pki/root.pem", 2), "until 2034-01-01"),
                new PathStep("Missing CA", Location: null, "not in the file"),
                new PathStep("Elsewhere", SourceLocation.StartOf(Path.Combine(Path.GetPathRoot(Sample.Root)!, "ca.pem")), "outside"),
                new PathStep("mqtt.example.com", Sample.Leaf, "until 2026-08-10"),
            ],
        })));

        var steps = result["codeFlows"]![0]!["threadFlows"]![0]!["locations"]!.AsArray().Select(step => step!["location"]!);
        Assert.Equal(
            ["deploy/certs/broker.pem mqtt.example.com: until 2026-08-10.", "pki/root.pem Root (1): until 2034-01-01."],
            steps.Select(step => $"{step["physicalLocation"]!["artifactLocation"]!["uri"]} {step["message"]!["text"]}"));
    }

    [Fact]
    public void A_path_with_one_place_is_no_flow()
    {
        PathStep[] path = [new("Missing CA", Location: null, "not in the file"), new("mqtt.example.com", Sample.Leaf, "until 2026-08-10")];

        var result = Assert.Single(Results(Sample.Finding(Sample.NoAnchor, Sample.Violation with { Path = path })));

        Assert.Null(result["codeFlows"]);
    }

    [Fact]
    public void Results_that_services_would_merge_are_numbered()
    {
        var results = Results(
            Sample.Finding(Sample.Expired, Sample.Violation with { Message = "One." }),
            Sample.Finding(Sample.Expired, Sample.Violation with { Message = "Two." }),
            Sample.Finding(Sample.Expired, Sample.Violation with { Message = "Three.", Location = Sample.At("deploy/other.pem") }));

        Assert.Equal([":1", ":2", ":1"], results.Select(result => Hash(result)[32..]));
        Assert.Single(results.Select(result => Hash(result)[..32]).Distinct());
        Assert.All(results, result => Assert.Equal(Hash(result)[..32], (string)result["partialFingerprints"]!["mqttCertGate/v1"]!));
    }

    [Fact]
    public void Accepted_findings_are_left_out()
    {
        var waiver = new Waiver("MCG6001", "Replaced on site.", DateTime.MaxValue, Sha256: null, Sample.Declaration);

        Assert.Empty(Results(Sample.Finding(Sample.Expired, Sample.Violation) with { Waiver = waiver }));
    }

    [Fact]
    public void Of_too_many_results_the_gravest_stay()
    {
        var notes = Enumerable.Range(1, 5000).Select(line => Sample.Finding(Sample.UnknownKey, new Violation("It is wrong.", Sample.At("a.yml", line)), Level.Note));
        var error = Sample.Finding(Sample.UnknownKey, new Violation("It is wrong.", Sample.At("z.yml")));

        var results = Results([.. notes, error]);

        Assert.Equal(5000, results.Length);
        Assert.Equal("error", (string)results[^1]["level"]!);
        Assert.Equal(4999, (int)Location(results[^2])["region"]!["startLine"]!);
    }

    [Fact]
    public void The_same_report_prints_the_same_in_whatever_order_it_came()
    {
        Finding[] findings =
        [
            Sample.Finding(Sample.Expired, Sample.Violation), Sample.Finding(Sample.NoAnchor, Sample.Violation),
            Sample.Finding(Sample.WeakKey, Sample.Violation with { Location = Sample.Declaration }),
        ];

        Assert.Equal(Sample.Sarif(Sample.Report(findings)), Sample.Sarif(Sample.Report([.. findings.Reverse()])));
    }

    private static JsonNode Location(JsonNode result) => Assert.Single(result["locations"]!.AsArray())!["physicalLocation"]!;

    private static string Hash(JsonNode result) => (string)result["partialFingerprints"]!["primaryLocationLineHash"]!;

    private static JsonNode[] Results(params Finding[] findings) => [.. Run(Sample.Report(findings))["results"]!.AsArray().Select(result => result!)];

    private static JsonNode Run(Report report) => Parse(report)["runs"]![0]!;

    private static JsonNode Parse(Report report) => JsonNode.Parse(Sample.Sarif(report))!;

    private static Report Report(IReadOnlyList<RuleDescriptor> rules, IReadOnlyList<string>? manifests = null, params Finding[] findings) => new()
    {
        At = DateTime.UnixEpoch,
        NextChange = null,
        RepositoryRoot = Sample.Root,
        Rules = rules,
        Manifests = manifests ?? [],
        Artifacts = [],
        Certificates = [],
        CertificateCount = 0,
        Findings = findings,
    };
}
