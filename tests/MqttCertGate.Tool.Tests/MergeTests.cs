using System.Text.Json.Nodes;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tests;
using MqttCertGate.Tests.Reporting;

namespace MqttCertGate.Tool.Tests;

/// <summary>Files of several projects as one.</summary>
public sealed class MergeTests : IDisposable
{
    private static readonly Finding Expired = Sample.Finding(Sample.Expired, Sample.Violation);

    private static readonly Finding ShortKey = Sample.Finding(Sample.WeakKey, Sample.Violation with { Location = Sample.At("deploy/certs/ca #1.pem", 2, 1, 65) });

    private static readonly Finding Elsewhere = Sample.Finding(Sample.NoAnchor, new Violation("No anchor is declared.", Sample.At("other/mqttcertgate.yml", 4, 5, 9)));

    private static readonly Finding Thrown = Sample.Finding(Sample.ThrownRule, new Violation("Rule MCG6003 could not finish.", Sample.Leaf));

    private static readonly Waiver Waiver = new("MCG6001", "Replaced on site", Sample.Certificate.NotAfter, Sha256: null, Sample.Declaration);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Files => ["clean", "faulty", "allowed", "failed", "large"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task One_file_comes_out_as_it_went_in(string kind)
    {
        folder.With("a.sarif", kind switch
        {
            "clean" => Sample.Sarif(Sample.Report()),
            "faulty" => Sample.Sarif(Sample.Report(Expired, ShortKey, Elsewhere), new SarifOptions { Category = "mqtt-cert-gate/App.csproj/" }),
            "allowed" => Sample.Sarif(Sample.Report(Expired with { Waiver = Waiver }), new SarifOptions { IncludeAllowed = true }),
            "failed" => Sample.Sarif(Sample.Report(Expired, Thrown)),
            _ => Sample.Sarif(Sample.Report(Many(6000, "a.pem"))),
        });

        await Merge("a.sarif");

        Assert.Equal(File.ReadAllText(folder["a.sarif"]), File.ReadAllText(folder["out/merged.sarif"]));
    }

    [Fact]
    public async Task Files_become_one_run_in_whatever_order_they_come()
    {
        folder.With("a.sarif", Sample.Sarif(Sample.Report(Expired, Elsewhere)));
        folder.With("b.sarif", Sample.Sarif(Project("other/mqttcertgate.yml", Sample.At("other/mqttcertgate.yml").Path, Elsewhere, ShortKey)));
        folder.With("c.sarif", Sample.Sarif(Project("third/mqttcertgate.yml", Sample.At("third/mqttcertgate.yml").Path)));

        var run = await Merge("a.sarif", "b.sarif", "c.sarif");
        var merged = File.ReadAllText(folder["out/merged.sarif"]);
        await Merge("c.sarif", "b.sarif", "a.sarif", "b.sarif");

        Assert.Equal("Merged 3 files with 3 results.\n", run.Output);
        Assert.Equal(merged, File.ReadAllText(folder["out/merged.sarif"]));
        Assert.Empty(SarifRules.Faults(merged));
        Assert.Empty((await SarifSchema.Value).Validate(merged));
        Assert.Equal(["MCG2006 deploy/certs/ca%20%231.pem", "MCG6001 deploy/certs/broker.pem", "MCG7001 other/mqttcertgate.yml"], Results(merged).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["deploy/certs/broker.pem", "deploy/certs/ca%20%231.pem", "other/mqttcertgate.yml", "third/mqttcertgate.yml"],
            Run(merged)["artifacts"]!.AsArray().Select(artifact => (string)artifact!["location"]!["uri"]!));
    }

    [Fact]
    public async Task Clean_runs_stay_a_run()
    {
        folder.With("a.sarif", Sample.Sarif(Sample.Report())).With("b.sarif", Sample.Sarif(Sample.Report()));

        Assert.Equal("Merged 2 files with 0 results.\n", (await Merge("a.sarif", "b.sarif")).Output);

        Assert.Equal(File.ReadAllText(folder["a.sarif"]), File.ReadAllText(folder["out/merged.sarif"]));
    }

    [Fact]
    public async Task Of_one_alert_the_gravest_that_counts_stays()
    {
        var all = new SarifOptions { IncludeAllowed = true };
        folder.With("allowed.sarif", Sample.Sarif(Sample.Report(Expired with { Waiver = Waiver }), all));
        folder.With("note.sarif", Sample.Sarif(Sample.Report(Expired with { Level = Level.Note }), all));
        folder.With("warning.sarif", Sample.Sarif(Sample.Report(Expired with { Level = Level.Warning }), all));

        await Merge("allowed.sarif", "warning.sarif", "note.sarif");

        var result = Assert.Single(Run(File.ReadAllText(folder["out/merged.sarif"]))["results"]!.AsArray())!;
        Assert.Equal("warning", (string)result["level"]!);
        Assert.Null(result["suppressions"]);
    }

    [Theory]
    [InlineData("mqtt-cert-gate/A.csproj/", "mqtt-cert-gate/A.csproj/", "mqtt-cert-gate/A.csproj/")]
    [InlineData("mqtt-cert-gate/A.csproj/", "mqtt-cert-gate/B.csproj/", null)]
    [InlineData("mqtt-cert-gate/A.csproj/", null, null)]
    [InlineData(null, "mqtt-cert-gate/B.csproj/", null)]
    public async Task A_category_stays_where_it_is_that_of_all(string? one, string? other, string? merged)
    {
        folder.With("a.sarif", Sample.Sarif(Sample.Report(), new SarifOptions { Category = one }));
        folder.With("b.sarif", Sample.Sarif(Sample.Report(), new SarifOptions { Category = other }));

        await Merge("a.sarif", "b.sarif");

        Assert.Equal(merged, (string?)Run(File.ReadAllText(folder["out/merged.sarif"]))["automationDetails"]?["id"]);
    }

    [Fact]
    public async Task A_run_that_failed_fails_the_whole_and_closes_no_alert()
    {
        folder.With("good.sarif", Sample.Sarif(Sample.Report(Expired))).With("failed.sarif", Sample.Sarif(Sample.Report(Thrown)));

        var run = await Merge("good.sarif", "failed.sarif");

        Assert.Equal("Merged 2 files. The run of 'failed.sarif' failed, so there is no result, and no alert will close.\n", run.Output);
        var merged = File.ReadAllText(folder["out/merged.sarif"]);
        Assert.Empty(SarifRules.Faults(merged));
        Assert.False((bool)Run(merged)["invocations"]![0]!["executionSuccessful"]!);
    }

    [Fact]
    public async Task What_was_left_out_of_files_and_what_is_left_out_now_is_counted_in_one_result()
    {
        folder.With("a.sarif", Sample.Sarif(Sample.Report(Many(5010, "a.pem")))).With("b.sarif", Sample.Sarif(Sample.Report(Many(3000, "b.pem"))));

        await Merge("a.sarif", "b.sarif");

        var merged = File.ReadAllText(folder["out/merged.sarif"]);
        Assert.Empty(SarifRules.Faults(merged));
        Assert.Equal(5000, Results(merged).Count);
        var standIn = Assert.Single(Run(merged)["results"]!.AsArray(), result => (string)result!["ruleId"]! == "MCG0009")!;
        // 11 in the first file, and of its 4,999 and the other's 3,000 all but 4,999.
        Assert.Equal("""{"errors":3011,"warnings":0,"notes":0,"allowed":0}""", standIn["properties"]!["leftOut"]!.ToJsonString());
        Assert.Equal("error", (string)standIn["level"]!);
    }

    [Fact]
    public async Task The_verdict_is_as_of_the_earliest_run()
    {
        folder.With("a.sarif", Sample.Sarif(Sample.Report()));
        folder.With("b.sarif", Sample.Sarif(Sample.Report()).Replace("2026-08-22T09:00:00Z", "2026-08-22T08:59:59Z", StringComparison.Ordinal));

        await Merge("a.sarif", "b.sarif");

        Assert.Equal("2026-08-22T08:59:59Z", (string)Run(File.ReadAllText(folder["out/merged.sarif"]))["invocations"]![0]!["startTimeUtc"]!);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "", "'b.sarif' is empty, or not a regular file." },
        { " ", "'b.sarif' is damaged: it is not JSON from line 1 on." },
        { "{\n  \"version\": \"2.1.0\",\n", "'b.sarif' is damaged: it is not JSON from line 3 on." },
        { "null", "'b.sarif' is not SARIF 2.1.0." },
        { """{ "version": "2.0.0" }""", "'b.sarif' is not SARIF 2.1.0." },
        { """{ "version": "2.1.0", "runs": [ { "tool": 1 } ] }""", "'b.sarif' is damaged: 'tool' is not as MqttCertGate writes it." },
        { """{ "version": "2.1.0", "runs": [ 1 ] }""", "'b.sarif' is damaged: 'runs[0]' is not as MqttCertGate writes it." },
        { """{ "version": "2.1.0", "a": "\ud800" }""", "'b.sarif' is damaged: it holds text that is not Unicode." },
        { """{ "version": "2.1.0", "\ud800": 1 }""", "'b.sarif' is damaged: it holds text that is not Unicode." },
        { """{ "version": "2.1.0" }""", "'b.sarif' is damaged: 'runs' is not as MqttCertGate writes it." },
        { """{ "version": "2.1.0", "runs": [] }""", "'b.sarif' has 0 runs; one is required." },
        { """{ "version": "2.1.0", "runs": [], "runs": [] }""", "'b.sarif' is damaged: it is not JSON." },
        {
            """{ "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "::error::CodeQL" } } }, {}] }""",
            "'b.sarif' was written by \"::error::CodeQL\"; only files of MqttCertGate are merged."
        },
        { Edited("\"version\": \"" + ProductVersion.Text, "\"version\": \"9.9.9"), $"'a.sarif' was written by version {ProductVersion.Text} and 'b.sarif' by 9.9.9; one version has to write all." },
        { Edited("Clients refuse the broker.", "All is well."), "'a.sarif' and 'b.sarif' name different rules although the version is the same; one of them is damaged." },
        { Edited(new string('c', 64), new string('d', 64)), "'deploy/certs/broker.pem' is not the same file in 'a.sarif' and 'b.sarif'; write both of one checkout." },
        { Edited("\"ruleIndex\": 4", "\"ruleIndex\": 3"), "'b.sarif' is damaged: 'ruleIndex' is not as MqttCertGate writes it." },
        { Edited("\"ruleIndex\": 4", "\"ruleIndex\": 44"), "'b.sarif' is damaged: 'ruleIndex' is not as MqttCertGate writes it." },
        { Edited("\"level\": \"error\",\n          \"message\"", "\"level\": \"grave\",\n          \"message\""), "'b.sarif' is damaged: 'level' is not as MqttCertGate writes it." },
        { Edited("primaryLocationLineHash", "x"), "'b.sarif' is damaged: 'primaryLocationLineHash' is not as MqttCertGate writes it." },
        { Edited("\"results\": [", "\"results\": [ 1.5,"), "'b.sarif' is damaged: 'results' is not as MqttCertGate writes it." },
        { Edited("\"executionSuccessful\": true", "\"executionSuccessful\": 1"), "'b.sarif' is damaged: 'executionSuccessful' is not as MqttCertGate writes it." },
        { Edited("\"notAfter\":", "\"daysLeft\": 1.5, \"notAfter\":"), "A file is damaged: MqttCertGate does not write 1.5 there." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_foreign_or_damaged_is_refused_and_nothing_is_written(string content, string reason)
    {
        folder.With("a.sarif", Sample.Sarif(Sample.Report())).With("b.sarif", content);

        var run = await ToolProcess.Run(folder.Root, "merge", "a.sarif", "b.sarif", "-o", "merged.sarif");

        Assert.Equal((2, "", $"mqttcertgate: {reason}\n"), (run.ExitCode, run.Output, run.Error));
        Assert.False(File.Exists(folder["merged.sarif"]));
    }

    [Fact]
    public async Task What_cannot_be_read_or_written_is_said()
    {
        folder.With("a.sarif", Sample.Sarif(Sample.Report())).WithFolder("merged.sarif");

        var missing = await ToolProcess.Run(folder.Root, "merge", "a.sarif", "missing.sarif", "-o", "out.sarif");
        var unwritable = await ToolProcess.Run(folder.Root, "merge", "a.sarif", "-o", "merged.sarif");
        var nothing = await ToolProcess.Run(folder.Root, "merge", "-o", "out.sarif");

        Assert.Equal([2, 2, 2], new[] { missing.ExitCode, unwritable.ExitCode, nothing.ExitCode });
        Assert.StartsWith("mqttcertgate: 'missing.sarif' cannot be read: ", missing.Error, StringComparison.Ordinal);
        Assert.StartsWith("mqttcertgate: 'merged.sarif' cannot be written: ", unwritable.Error, StringComparison.Ordinal);
        Assert.Contains("Try `mqttcertgate merge --help`.", nothing.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out.sarif"]));
    }

    private async Task<ToolRun> Merge(params string[] files)
    {
        var run = await ToolProcess.Run(folder.Root, ["merge", .. files, "--output", "out/merged.sarif"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run;
    }

    private static string Edited(string text, string other) => Sample.Sarif(Sample.Report(Expired)).Replace(text, other, StringComparison.Ordinal);

    private static Finding[] Many(int count, string file) =>
        [.. Enumerable.Range(1, count).Select(line => Sample.Finding(Sample.NoAnchor, new Violation("It is wrong.", Sample.At(file, line))))];

    private static Report Project(string manifest, string artifact, params Finding[] findings)
    {
        var report = Sample.Report();
        return new Report
        {
            At = report.At,
            NextChange = null,
            RepositoryRoot = report.RepositoryRoot,
            Rules = report.Rules,
            Manifests = [Sample.Absolute(manifest)],
            Artifacts = [new CheckedArtifact(artifact, PlainDigest.Of(0xee), CheckedArtifact.Yaml)],
            CertificateCount = 0,
            Inventory = report.Inventory,
            Findings = findings,
        };
    }

    private static List<string> Results(string sarif) => [.. Run(sarif)["results"]!.AsArray().Select(result =>
        $"{result!["ruleId"]} {result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]}")];

    private static JsonNode Run(string sarif) => Assert.Single(JsonNode.Parse(sarif)!["runs"]!.AsArray())!;
}
