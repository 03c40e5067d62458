using System.Diagnostics;

namespace MqttCertGate.Tool.Tests;

/// <summary>Runs Git as on a machine where nobody has configured it.</summary>
internal static class GitRepository
{
    /// <summary>A repository in <paramref name="folder"/> with everything that is there committed.</summary>
    public static void Commit(string folder)
    {
        Run(folder, "init", "--quiet");
        Run(folder, "add", "--all");
        Run(folder, "commit", "--quiet", "--message", "All");
    }

    /// <summary>Paths of all tracked files, relative to the root.</summary>
    public static string[] Files(string folder) => Run(folder, "ls-files", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries);

    public static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "protocol.file.allow=always", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment = { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1" },
        };
        // A hook of the repository that these tests stand in would point Git at itself.
        foreach (var variable in new[] { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE" })
            start.Environment.Remove(variable);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        return output;
    }
}
