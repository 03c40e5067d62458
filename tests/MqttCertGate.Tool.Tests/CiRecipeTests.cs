using System.Diagnostics;
using System.Text.RegularExpressions;
using MqttCertGate.Tests;
using MqttCertGate.Tests.Reporting;
using YamlDotNet.RepresentationModel;

namespace MqttCertGate.Tool.Tests;

/// <summary>
/// The recipes of samples/ci and this repository's own workflow: what they run is run here, in a repository of its own, with the real tool behind
/// <c>dotnet</c>. What only the service can run, its actions and tasks, is left out.
/// </summary>
public sealed class CiRecipeTests : IDisposable
{
    private const string Build = "dotnet build";

    private const string ToolBehindDotNet = """
        dotnet() {
          case "$1 $2" in
            "tool restore") ;;
            "mqttcertgate "*) shift; "$TOOL" "$@" ;;
            *) echo "not run: dotnet $*" >&2; return 99 ;;
          esac
        }

        """;

    /// <summary>The keys under which the services take commands.</summary>
    private static readonly string[] CommandKeys = ["before_script", "run", "script"];

    private static readonly string Recipes = Path.Combine(RepositoryPaths.Root, "samples", "ci");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A recipe, and the file that it hands on to its service.</summary>
    public static TheoryData<string, string> HandedOn => new()
    {
        { "github-workflow.yml", "artifacts/mqttcertgate.sarif" },
        { "azure-pipelines.yml", "staging/sarif/mqttcertgate.sarif" },
        { "gitlab-ci.yml", "mqttcertgate.sarif" },
    };

    [Theory]
    [MemberData(nameof(HandedOn))]
    public void Sound_certificates_pass_and_the_report_is_where_the_service_looks(string recipe, string report)
    {
        Checkout("tdmq-server");

        Assert.All(Commands(recipe), command => Assert.Equal(0, Shell(command)));

        Assert.Empty(SarifRules.Faults(File.ReadAllText(folder[report])));
        Assert.Contains(Texts(Yaml(recipe)), text => Substituted(text) == report || Substituted(text) == Path.GetDirectoryName(report));
    }

    [Theory]
    [MemberData(nameof(HandedOn))]
    public void A_fault_fails_and_is_reported(string recipe, string report)
    {
        Checkout("faulty-server");

        Assert.Contains(1, Commands(recipe).Select(Shell).ToList());

        Assert.Contains("\"ruleId\": \"MCG6001\"", File.ReadAllText(folder[report]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_weekday_run_of_github_fails_for_what_will_be_wrong_soon()
    {
        Checkout("tdmq-server");

        var check = Assert.Single(Commands("github-workflow.yml"), command => command.Contains(" check ", StringComparison.Ordinal));

        Assert.EndsWith("--fail-on error", check, StringComparison.Ordinal);
        Assert.Contains("--fail-on ${{ github.event_name == 'schedule' && 'warning' || 'error' }}", File.ReadAllText(Path.Combine(Recipes, "github-workflow.yml")), StringComparison.Ordinal);
        Assert.Equal(0, Shell(check.Replace("--fail-on error", "--fail-on warning", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_files_of_a_build_become_one_upload()
    {
        Checkout("faulty-server");
        foreach (var project in new[] { "A", "B" })
            Assert.Equal(1, Shell($"dotnet mqttcertgate check --sarif artifacts/sarif/{project}.sarif"));

        var commands = Commands("github-build-workflow.yml");
        Assert.Contains(Build, commands);
        Assert.All(commands.Where(command => command != Build), command => Assert.Equal(0, Shell(command)));

        Assert.Equal(File.ReadAllText(folder["artifacts/sarif/A.sarif"]), File.ReadAllText(folder["artifacts/mqttcertgate.sarif"]));
    }

    [Theory]
    [InlineData("tdmq-server", 0)]
    [InlineData("faulty-server", 1)]
    public void The_hook_stops_a_commit_with_a_fault(string sample, int exitCode)
    {
        Checkout(sample);

        Assert.Equal(exitCode, Shell(Hook("entry")));
    }

    [Theory]
    [InlineData("mqttcertgate.yml", true)]
    [InlineData("deploy/mqttcertgate.yaml", true)]
    [InlineData("deploy/certs/broker.pem", true)]
    [InlineData("broker.p12", true)]
    [InlineData("src/Broker.cs", false)]
    [InlineData("notmqttcertgate.yml", false)]
    [InlineData("README.md", false)]
    public void The_hook_runs_when_it_may_matter(string file, bool runs) => Assert.Equal(runs, Regex.IsMatch(file, Hook("files")));

    [Theory]
    [InlineData("samples/ci/github-workflow.yml")]
    [InlineData("samples/ci/github-build-workflow.yml")]
    [InlineData(".github/workflows/ci.yml")]
    public void A_workflow_runs_for_pull_requests_pushes_and_on_weekdays_with_what_rights_an_upload_needs(string path)
    {
        var workflow = Assert.IsType<YamlMappingNode>(Load(Path.Combine(RepositoryPaths.Root, path)));

        var triggers = Assert.IsType<YamlMappingNode>(workflow["on"]);
        Assert.Equal(["push", "pull_request", "schedule"], triggers.Children.Keys.Select(key => $"{key}"));
        Assert.Equal("17 5 * * 1-5", $"{triggers["schedule"][0]["cron"]}");
        var job = Assert.IsType<YamlMappingNode>(Assert.Single(((YamlMappingNode)workflow["jobs"]).Children).Value);
        var rights = job.Children.TryGetValue("permissions", out var own) ? own : workflow["permissions"];
        Assert.Equal("{ { contents, read }, { security-events, write }, { actions, read } }", $"{rights}");
        Assert.All((YamlSequenceNode)job["steps"], step => Assert.Single(((YamlMappingNode)step).Children.Keys, key => $"{key}" is "uses" or "run"));
        Assert.All(Values(job, "uses"), action => Assert.Matches("^(actions|github)/[a-z-]+(/[a-z-]+)?@v[0-9]+$", action));
        var upload = Assert.Single((YamlSequenceNode)job["steps"], step => Values(step, "uses").Any(action => action.Contains("upload-sarif", StringComparison.Ordinal)));
        Assert.StartsWith("${{ !cancelled() && hashFiles('artifacts/mqttcertgate.sarif') != '' }}", $"{upload["if"]}", StringComparison.Ordinal);
    }

    [Fact]
    public void This_repository_checks_itself_with_the_script_of_its_ci()
    {
        var commands = Values(Load(Path.Combine(RepositoryPaths.Root, ".github", "workflows", "ci.yml")), "run").ToList();

        Assert.Equal("bash .ci/run", commands[0]);
        var check = commands[1].Replace("dotnet run --project src/MqttCertGate.Tool --", "dotnet mqttcertgate", StringComparison.Ordinal);
        Assert.Equal(0, Shell(check.Replace("artifacts/", $"{folder.Root}/artifacts/", StringComparison.Ordinal), RepositoryPaths.Root));
        Assert.Empty(SarifRules.Faults(File.ReadAllText(folder["artifacts/mqttcertgate.sarif"])));
    }

    /// <summary>A sample as somebody's repository.</summary>
    private void Checkout(string sample)
    {
        foreach (var file in GitRepository.Files(RepositoryPaths.Root).Where(file => file.StartsWith($"samples/{sample}/", StringComparison.Ordinal)))
            folder.With(file[$"samples/{sample}/".Length..], File.ReadAllText(Path.Combine(RepositoryPaths.Root, file)));
        GitRepository.Commit(folder.Root);
    }

    /// <summary>Every line that a recipe gives to a shell, in order.</summary>
    private static List<string> Commands(string recipe) =>
        [.. CommandKeys.SelectMany(key => Values(Yaml(recipe), key)).SelectMany(text => text.Split('\n')).Select(Substituted).Distinct()];

    private static string Hook(string key) => Assert.Single(Values(Yaml("pre-commit-config.yaml"), key));

    /// <summary>What a service makes of its variables and expressions.</summary>
    private static string Substituted(string text) => text
        .Replace("${{ github.event_name == 'schedule' && 'warning' || 'error' }}", "error", StringComparison.Ordinal)
        .Replace("$(Build.ArtifactStagingDirectory)", "staging", StringComparison.Ordinal);

    private int Shell(string command) => Shell(command, folder.Root);

    private static int Shell(string command, string workingDirectory)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"{ToolBehindDotNet}{command}"])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TOOL"] = Path.Combine(AppContext.BaseDirectory, "mqttcertgate"), ["MQTTCERTGATE_AT"] = "2026-12-01" },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", error.GetAwaiter().GetResult());
        return process.ExitCode;
    }

    private static YamlNode Yaml(string recipe) => Load(Path.Combine(Recipes, recipe));

    private static YamlNode Load(string path)
    {
        using var reader = File.OpenText(path);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return Assert.Single(yaml.Documents).RootNode;
    }

    private static IEnumerable<string> Values(YamlNode node, string key) => node switch
    {
        YamlMappingNode mapping => mapping.Children.SelectMany(child => $"{child.Key}" == key ? Texts(child.Value) : Values(child.Value, key)),
        YamlSequenceNode sequence => sequence.Children.SelectMany(child => Values(child, key)),
        _ => [],
    };

    private static IEnumerable<string> Texts(YamlNode node) => node switch
    {
        YamlScalarNode scalar => [scalar.Value!],
        YamlMappingNode mapping => mapping.Children.Values.SelectMany(Texts),
        YamlSequenceNode sequence => sequence.Children.SelectMany(Texts),
        _ => [],
    };
}
