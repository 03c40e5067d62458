using System.Diagnostics;

namespace MqttCertGate.Tool.Tests;

/// <summary>What a run of the real executable gave.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error);

/// <summary>Runs the real executable.</summary>
internal static class ToolProcess
{
    private static readonly string Executable =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "mqttcertgate.exe" : "mqttcertgate");

    // What the machine that runs the tests says must not matter.
    private static readonly string[] Variables =
    [
        "NO_COLOR", "FORCE_COLOR", "MQTTCERTGATE_AT", "TERM", "LANG", "LC_ALL", "LC_MESSAGES", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "TF_BUILD", "GITLAB_CI",
    ];

    public static Task<ToolRun> Run(string workingDirectory, params string[] arguments) => RunWith([], workingDirectory, arguments);

    public static Task<ToolRun> RunWith(Dictionary<string, string> environment, string workingDirectory, params string[] arguments) =>
        RunOn("", environment, workingDirectory, arguments);

    /// <summary>With <paramref name="input"/> on standard input.</summary>
    public static async Task<ToolRun> RunOn(string input, Dictionary<string, string> environment, string workingDirectory, params string[] arguments)
    {
        using var process = Start(environment, workingDirectory, arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolRun(process.ExitCode, await output, await error);
    }

    /// <summary>
    /// Runs it in a terminal of so many columns: <c>script</c> of util-linux makes one. All that is printed is the output, and a line ends as the
    /// terminal has it.
    /// </summary>
    public static async Task<ToolRun> RunInTerminal(Dictionary<string, string> environment, int columns, string workingDirectory, params string[] arguments)
    {
        var command = $"stty cols {columns}; exec '{Executable}' {string.Join(' ', arguments)}";
        using var process = Start("script", environment, workingDirectory, "--quiet", "--return", "--command", command, "/dev/null");
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolRun(process.ExitCode, output, "");
    }

    public static Process Start(Dictionary<string, string> environment, string workingDirectory, params string[] arguments) =>
        Start(Executable, environment, workingDirectory, arguments);

    /// <summary>Starts it so that an interrupt reaches it: what a shell has put into the background hands down that it ignores one.</summary>
    public static Process StartInterruptible(string workingDirectory) => Start("env", [], workingDirectory, "--default-signal=INT", Executable);

    private static Process Start(string program, Dictionary<string, string> environment, string workingDirectory, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in Variables)
            start.Environment.Remove(variable);
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        return Process.Start(start)!;
    }
}
