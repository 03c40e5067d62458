namespace MqttCertGate.Tool.Tests;

public sealed class CommandLineTests : IDisposable
{
    private const string Hint = "Try `mqttcertgate check --help`.\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--serif x", "Unknown option '--serif'. Did you mean '--sarif'?")]
    [InlineData("--fial-on=never", "Unknown option '--fial-on'. Did you mean '--fail-on'?")]
    [InlineData("check --frobnicate", "Unknown option '--frobnicate'.")]
    [InlineData("-x", "Unknown option '-x'.")]
    [InlineData("--sarif", "Required argument missing for option: '--sarif'.")]
    [InlineData("--sarif=", "Required argument missing for option: '--sarif'.")]
    [InlineData("--at 2027-01-01 --at 2027-01-02", "Option '--at' expects a single argument but 2 were provided.")]
    [InlineData("--fail-on warnings", "--fail-on is one of error, warning, never, not 'warnings'. Did you mean 'warning'?")]
    [InlineData("--fail-on note", "--fail-on is one of error, warning, never, not 'note'.")]
    [InlineData("--color yes", "--color is one of auto, always, never, not 'yes'.")]
    [InlineData("--at 2027-02-29", "--at is a day such as 2027-01-01 or an instant such as 2027-01-01T09:00:00Z, not '2027-02-29'.")]
    [InlineData("--at 2027-01-01T09:00:00", "--at is a day such as 2027-01-01 or an instant such as 2027-01-01T09:00:00Z, not '2027-01-01T09:00:00'.")]
    [InlineData("--at 01.01.2027", "--at is a day such as 2027-01-01 or an instant such as 2027-01-01T09:00:00Z, not '01.01.2027'.")]
    [InlineData("--rule validity.expird=none", "There is no rule 'validity.expird'. Did you mean 'validity.expired'?")]
    [InlineData("--rule expired=none", "There is no rule 'expired'.")]
    [InlineData("--rule validity.expired", "--rule is written RULE=none|note|warning|error, not 'validity.expired'.")]
    [InlineData("--rule validity.expired=errors", "The level of validity.expired is one of none, note, warning, error, not 'errors'. Did you mean 'error'?")]
    [InlineData("--rule MCG0003=none", "MCG0003 is a rule of the gate itself; its level cannot be set.")]
    [InlineData("--rule gate.not-evaluated=note", "MCG0003 is a rule of the gate itself; its level cannot be set.")]
    [InlineData("--quiet --verbose", "--quiet and --verbose exclude each other.")]
    public async Task A_command_line_that_is_not_understood_is_refused(string arguments, string message)
    {
        var run = await ToolProcess.Run(folder.Root, arguments.Split(' '));

        Assert.Equal(new ToolRun(2, "", $"mqttcertgate: {message}\n{Hint}"), run with { Error = run.Error.ReplaceLineEndings("\n") });
    }

    [Theory]
    [InlineData("nowhere", "No file or folder 'nowhere'.")]
    [InlineData("@nowhere", "No file or folder '@nowhere'.")]
    [InlineData("-- --sarif", "No file or folder '--sarif'.")]
    [InlineData(".", "No mqttcertgate.yml here, below, or up to the repository root. Start with `mqttcertgate init`.")]
    public async Task Nothing_to_check_is_not_a_pass(string arguments, string message)
    {
        var run = await ToolProcess.Run(folder.Root, arguments.Split(' '));

        Assert.Equal(new ToolRun(2, "", $"mqttcertgate: {message}\n"), run with { Error = run.Error.ReplaceLineEndings("\n") });
    }

    [Fact]
    public async Task Check_is_the_default_command()
    {
        Assert.Equal(await ToolProcess.Run(folder.Root, "check"), await ToolProcess.Run(folder.Root));
    }

    [Fact]
    public async Task The_instant_of_the_environment_is_read_like_the_option()
    {
        var run = await ToolProcess.RunWith(new() { ["MQTTCERTGATE_AT"] = "tomorrow" }, folder.Root);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("mqttcertgate: MQTTCERTGATE_AT is a day such as 2027-01-01", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_variable_is_none()
    {
        var run = await ToolProcess.RunWith(new() { ["MQTTCERTGATE_AT"] = "" }, folder.Root);

        Assert.StartsWith("mqttcertgate: No mqttcertgate.yml here", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "")]
    [InlineData("-h", "")]
    [InlineData("-?", "")]
    [InlineData("check --help", "deploy/mqttcertgate.yml   check one manifest")]
    [InlineData("--serif --help", "deploy/mqttcertgate.yml   check one manifest")]
    public async Task Help_opens_with_examples_and_succeeds(string arguments, string next)
    {
        var run = await ToolProcess.Run(folder.Root, arguments.Split(' '));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(
            """
            Description:
              Check certificates of MQTT brokers and clients against a manifest.
              
                mqttcertgate                           check everything below this folder
                mqttcertgate 
            """ + next, run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_each_command_on_a_line()
    {
        var run = await ToolProcess.Run(folder.Root, "--help");

        var commands = run.Output.ReplaceLineEndings("\n").Split("Commands:\n")[1].TrimEnd().Split('\n');
        Assert.All(commands, line => Assert.Matches("^  [a-z]+.*  [A-Z].*[.]$", line));
        Assert.Contains(commands, line => line.StartsWith("  check ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("check --version")]
    public async Task The_version_is_printed_alone(string arguments)
    {
        var run = await ToolProcess.Run(folder.Root, arguments.Split(' '));

        Assert.Equal(new ToolRun(0, $"{ProductVersion.Text}{Environment.NewLine}", ""), run);
    }
}
