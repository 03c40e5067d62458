using System.Text.Json.Nodes;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;

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
            Sample.Finding(Sample.NoAnchor, violation),
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
    public void A_rule_about_security_has_a_severity_of_its_own_and_any_other_that_of_a_problem()
    {
        var properties = Run(Sample.Report())["tool"]!["driver"]!["rules"]!.AsArray().ToDictionary(rule => (string)rule!["id"]!, rule => rule!["properties"]!.ToJsonString());

        Assert.Equal(
            """{"precision":"very-high","security-severity":"6.5","tags":["certificate","mqtt","security","external/cwe/cwe-298","cwe-298"]}""", properties[Sample.Expired.Id]);
        Assert.Equal("""{"precision":"high","problem.severity":"recommendation","tags":["certificate","mqtt"]}""", properties[Sample.UnknownKey.Id]);
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
    public void Accepted_findings_are_left_out_unless_asked_for()
    {
        var accepted = Sample.Finding(Sample.Expired, Sample.Violation) with
        {
            Waiver = new Waiver("MCG6001", "Replaced on site", new DateTime(2026, 12, 31, 0, 0, 0, DateTimeKind.Utc), Sha256: null, Sample.Declaration),
        };

        Assert.Empty(Results(accepted));
        var run = Parse(Sample.Report(accepted, Sample.Finding(Sample.WeakKey, Sample.Violation)), new SarifOptions { IncludeAllowed = true })["runs"]![0]!;
        Assert.Equal([null, """[{"kind":"external","status":"accepted","justification":"Replaced on site (until 2026-12-31)."}]"""],
            run["results"]!.AsArray().Select(result => result!["suppressions"]?.ToJsonString()));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("mqtt-cert-gate/src/App.csproj", "mqtt-cert-gate/src/App.csproj/")]
    [InlineData("mqtt-cert-gate/", "mqtt-cert-gate/")]
    public void A_category_is_written_as_services_read_it(string? category, string? id) => Assert.Equal(
        id, (string?)Parse(Sample.Report(), new SarifOptions { Category = category })["runs"]![0]!["automationDetails"]?["id"]);

    [Fact]
    public void Of_too_many_results_the_gravest_stay_and_one_stands_for_the_others()
    {
        var notes = Enumerable.Range(1, 4998).Select(line => Sample.Finding(Sample.UnknownKey, new Violation("It is wrong.", Sample.At("a.yml", line)), Level.Note));
        var warnings = Enumerable.Range(1, 2).Select(line => Sample.Finding(Sample.UnknownKey, new Violation("It is wrong.", Sample.At("b.yml", line)), Level.Warning));
        var error = Sample.Finding(Sample.UnknownKey, new Violation("It is wrong.", Sample.At("z.yml")));

        var results = Results([.. notes, .. warnings, error]);

        Assert.Equal(5000, results.Length);
        Assert.Equal("error", (string)results[^1]["level"]!);
        Assert.Equal(["warning", "warning", "note", "error"], results[^4..].Select(result => (string)result["level"]!));
        Assert.Equal(4996, (int)Location(results[^5])["region"]!["startLine"]!);
        var others = results[^2];
        Assert.Equal(("MCG0009", "deploy/mqttcertgate.yml"), ((string)others["ruleId"]!, (string)Location(others)["artifactLocation"]!["uri"]!));
        Assert.Equal(
            "2 more findings are not listed (0 errors, 0 warnings, 2 notes, 0 allowed); code scanning keeps 5000 of a run, and the gravest stand here. 'mqttcertgate check' counts and prints them all.",
            (string)others["message"]!["text"]!);
        Assert.Equal("""{"errors":0,"warnings":0,"notes":2,"allowed":0}""", others["properties"]!["leftOut"]!.ToJsonString());
    }

    [Fact]
    public void What_stands_for_others_is_as_grave_as_the_gravest_of_them_and_stays_the_same_alert()
    {
        JsonNode Others(int count) => Assert.Single(
            Results([.. Enumerable.Range(1, count).Select(line => Sample.Finding(Sample.NoAnchor, new Violation("It is wrong.", Sample.At("a.pem", line))))]),
            result => (string)result["ruleId"]! == Sample.LeftOut.Id);

        Assert.Equal("error", (string)Others(5001)["level"]!);
        Assert.Equal(Hash(Others(5001)), Hash(Others(6000)));
    }

    [Fact]
    public void A_run_in_which_a_rule_failed_says_so_and_has_no_result_that_would_close_alerts()
    {
        var run = Run(Sample.Report(
            Sample.Finding(Sample.Expired, Sample.Violation),
            Sample.Finding(Sample.ThrownRule, new Violation("Rule MCG6003 could not finish.", Sample.Leaf))));

        Assert.Empty(run["results"]!.AsArray());
        Assert.Equal(
            """{"executionSuccessful":false,"toolExecutionNotifications":[{"descriptor":{"id":"MCG0001"},"level":"error","message":{"text":"Rule MCG6003 could not finish."},"timeUtc":"2026-08-22T09:00:00Z"}],"startTimeUtc":"2026-08-22T09:00:00Z"}""",
            run["invocations"]![0]!.ToJsonString());
    }

    [Fact]
    public void A_file_without_lines_is_a_related_location_of_its_declaration()
    {
        var result = Assert.Single(Results(Sample.Finding(Sample.Expired, Sample.Violation with
        {
            Location = Sample.Declaration,
            File = Sample.Absolute("deploy/certs/broker.pem"),
        })));

        Assert.Equal(
            """[{"id":1,"physicalLocation":{"artifactLocation":{"uri":"deploy/certs/broker.pem","uriBaseId":"%SRCROOT%","index":0}},"message":{"text":"The file."}}]""",
            result["relatedLocations"]!.ToJsonString());
    }

    [Theory]
    [InlineData("obj/Debug/broker.pem")]
    [InlineData("src/App/bin/broker.pem")]
    public void What_a_build_leaves_gives_way_to_its_declaration(string path)
    {
        var result = Assert.Single(Results(Sample.Finding(Sample.Expired, Sample.Violation with { Location = Sample.At(path, 2) })));

        Assert.Equal("deploy/mqttcertgate.yml", (string)Location(result)["artifactLocation"]!["uri"]!);
    }

    [Theory]
    [InlineData("leaf", "leaf")]
    [InlineData("issuer:0a0b", "issuer")]
    [InlineData("", null)]
    public void Readers_are_told_which_certificate_it_is(string slot, string? role) => Assert.Equal(
        role, (string?)Assert.Single(Results(Sample.Finding(Sample.Expired, Sample.Violation with { Slot = slot })))["properties"]!["role"]);

    [Fact]
    public void A_finding_about_one_certificate_has_no_flow()
    {
        PathStep[] path = [new("Root CA", Sample.At("pki/root.pem", 2), "until 2034-01-01"), new("mqtt.example.com", Sample.Leaf, "until 2026-08-10")];

        Assert.Null(Assert.Single(Results(Sample.Finding(Sample.Expired, Sample.Violation with { Path = path })))["codeFlows"]);
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

    private static JsonNode Parse(Report report, SarifOptions? options = null) => JsonNode.Parse(Sample.Sarif(report, options))!;

    private static Report Report(IReadOnlyList<RuleDescriptor> rules, IReadOnlyList<string>? manifests = null, params Finding[] findings) => new()
    {
        At = DateTime.UnixEpoch,
        NextChange = null,
        RepositoryRoot = Sample.Root,
        Rules = rules,
        Manifests = manifests ?? [],
        Artifacts = [],
        CertificateCount = 0,
        Findings = findings,
    };
}
