using MqttCertGate.Tests;

namespace MqttCertGate.Tool.Tests;

/// <summary>What a run prints, whole, wherever it goes to.</summary>
public sealed class OutputTests : IDisposable
{
    private static readonly string[] Arguments = ["check", "samples/faulty-server", "--at", "2026-12-01", "--verbose"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task To_a_pipe() => Verify("pipe.txt", (await Run()).Output);

    [Fact]
    public async Task Without_any_character_beyond_ASCII_in_the_C_locale()
    {
        var run = await Run(("LANG", "C"));

        Verify("ascii.txt", run.Output);
        Assert.All(run.Output, character => Assert.True(char.IsAscii(character)));
    }

    [Fact]
    public async Task To_a_line_for_each_finding() => Verify("concise.txt", (await ToolProcess.Run(RepositoryPaths.Root, [.. Arguments[..^1], "--format", "concise"])).Output);

    [Fact]
    public async Task To_GitHub_with_annotations_and_a_summary()
    {
        var run = await Run(("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", folder["summary.md"]));

        Verify("github.txt", run.Output);
        Verify("github.md", File.ReadAllText(folder["summary.md"]));
    }

    [Fact]
    public async Task To_a_terminal_in_colour()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The command script of util-linux is not here.");
        var run = await InTerminal(80);

        Verify("terminal.txt", run.Output.Replace("\e", @"\e", StringComparison.Ordinal));
    }

    /// <summary>Neither a terminal without colours nor a narrow one changes a character: whoever copies a path copies the whole of it.</summary>
    [Theory]
    [InlineData("NO_COLOR", "1", 80)]
    [InlineData("TERM", "dumb", 80)]
    [InlineData("NO_COLOR", "1", 60)]
    public async Task To_a_terminal_as_to_a_pipe(string variable, string value, int columns)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The command script of util-linux is not here.");
        var run = await InTerminal(columns, (variable, value));

        Verify("pipe.txt", run.Output);
    }

    [Fact]
    public async Task A_summary_is_added_to_what_is_there()
    {
        folder.With("summary.md", "Before.\n");

        await Run(("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", folder["summary.md"]));

        Assert.StartsWith("Before.\n## MqttCertGate: FAILED\n", File.ReadAllText(folder["summary.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_that_cannot_be_written_is_not_a_pass()
    {
        var run = await Run(("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", folder.Root));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"mqttcertgate: '{folder.Root}', the step's summary, cannot be written: ", run.Error, StringComparison.Ordinal);
    }

    // The verbose form shows all there is to print; what it says of the run goes to standard error, with the time it took.
    private static Task<ToolRun> Run(params (string Variable, string Value)[] environment) =>
        ToolProcess.RunWith(environment.ToDictionary(pair => pair.Variable, pair => pair.Value), RepositoryPaths.Root, Arguments);

    // There standard error would be on the same screen.
    private static async Task<ToolRun> InTerminal(int columns, params (string Variable, string Value)[] environment)
    {
        var variables = environment.ToDictionary(pair => pair.Variable, pair => pair.Value);
        variables.TryAdd("TERM", "xterm");
        var run = await ToolProcess.RunInTerminal(variables, columns, RepositoryPaths.Root, [.. Arguments, "2>/dev/null"]);
        // .NET itself sets the keypad of a terminal that has one (terminfo's keypad_xmit).
        return run with { Output = run.Output.ReplaceLineEndings("\n").Replace("\e[?1h\e=", "", StringComparison.Ordinal) };
    }

    private static void Verify(string name, string actual) =>
        Golden.Verify(Path.Combine(RepositoryPaths.Root, "tests", "MqttCertGate.Tool.Tests", "Golden", name), actual);
}
