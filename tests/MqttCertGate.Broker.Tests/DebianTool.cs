using System.Diagnostics;

namespace MqttCertGate.Tests;

/// <summary>A program of a Debian package that a test needs.</summary>
internal static class DebianTool
{
    /// <summary>
    /// The program's path. Where it is not installed the test fails in CI, naming the package, and is skipped elsewhere, saying so.
    /// </summary>
    /// <param name="package">Null where it is called like the program.</param>
    public static string Find(string program, string? package = null)
    {
        if (TryFind(program) is { } path)
            return path;

        var message = $"This test needs the Debian package '{package ?? program}'.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(message);
        Assert.Skip(message);
        return "";
    }

    /// <summary>The program's path; null where it is not installed.</summary>
    public static string? TryFind(string program)
    {
        // Debian puts daemons where not every user's PATH looks.
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin");
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    /// <summary>Runs to the end with no input; the exit code and all output.</summary>
    public static Task<(int ExitCode, string Output)> Run(string program, params string[] arguments) => RunIn("", program, arguments);

    /// <inheritdoc cref="Run"/>
    public static async Task<(int ExitCode, string Output)> RunIn(string workingDirectory, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
