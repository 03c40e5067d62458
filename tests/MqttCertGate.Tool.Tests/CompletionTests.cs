using System.Diagnostics;

namespace MqttCertGate.Tool.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("mqttcertgate che", "check")]
    [InlineData("mqttcertgate --fail", "--fail-on")]
    [InlineData("mqttcertgate --fail-on ", "error never warning")]
    [InlineData("mqttcertgate --fail-on=w", "--fail-on=warning")]
    [InlineData("mqttcertgate --format m", "msbuild")]
    [InlineData("mqttcertgate check --profile t", "tdmq")]
    [InlineData("mqttcertgate check --rule validity.expir", "validity.expired= validity.expiring=")]
    [InlineData("mqttcertgate check \"a b/x.pem\" --fail-on w", "warning")]
    [InlineData("mqttcertgate explain validity.expir", "validity.expired validity.expiring")]
    [InlineData("mqttcertgate explain --m", "--manifest")]
    [InlineData("mqttcertgate rules --client a", "apple")]
    [InlineData("mqttcertgate profiles emqx-", "emqx-cloud-byoc emqx-cloud-dedicated")]
    [InlineData("mqttcertgate completions ", "bash fish pwsh zsh")]
    [InlineData("mqttcertgate check cert", "")]
    [InlineData("mqttcertgate no-such-thing --x=y", "")]
    [InlineData("mqttcertgate --at=2", "")]
    public async Task A_line_may_go_on_with_what_is_known_there(string line, string expected)
    {
        var run = await ToolProcess.Run(folder.Root, $"[suggest:{line.Length}]", line);

        Assert.Equal(new ToolRun(0, string.Concat(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"{word}\n")), ""), run);
    }

    [Fact]
    public async Task What_stands_behind_the_cursor_does_not_matter()
    {
        var run = await ToolProcess.Run(folder.Root, "[suggest:16]", "mqttcertgate che --fail-on never");

        Assert.Equal("check\n", run.Output);
    }

    [Theory]
    [InlineData("mqttcertgate expl", "explain")]
    [InlineData("mqttcertgate --fail-on=w", "warning")]
    [InlineData("mqttcertgate --format ", "concise msbuild text")]
    public async Task Bash_asks_and_offers_the_answers(string line, string expected)
    {
        var output = await Bash($"""
            eval "$(mqttcertgate completions bash)"
            complete -p mqttcertgate
            COMP_LINE='{line}' COMP_POINT={line.Length}
            _mqttcertgate
            echo "$COMPREPLY" "{"${COMPREPLY[@]:1}"}"
            """);

        Assert.Equal($"complete -o bashdefault -o default -F _mqttcertgate mqttcertgate\n{expected}", output.TrimEnd());
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Every_script_asks_for_suggestions(string shell)
    {
        var run = await ToolProcess.Run(folder.Root, "completions", shell);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("mqttcertgate \"[suggest:", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("completions nushell", "SHELL is one of bash, zsh, fish, pwsh, not 'nushell'.\nTry `mqttcertgate completions --help`.")]
    [InlineData("completions zhs", "SHELL is one of bash, zsh, fish, pwsh, not 'zhs'. Did you mean 'zsh'?\nTry `mqttcertgate completions --help`.")]
    public async Task Another_shell_is_refused(string arguments, string message)
    {
        var run = await ToolProcess.Run(folder.Root, arguments.Split(' '));

        Assert.Equal(new ToolRun(2, "", $"mqttcertgate: {message}\n"), run with { Error = run.Error.ReplaceLineEndings("\n") });
    }

    private static async Task<string> Bash(string script)
    {
        var start = new ProcessStartInfo("bash", ["--norc", "-c", script]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        return await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
