using System.ComponentModel;
using System.Diagnostics;
using MqttCertGate.Artifacts;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Making;

/// <summary>What Git makes of a file that is to hold a private key.</summary>
internal static class GitStatus
{
    /// <summary>Whether Git would add the file at the absolute path <paramref name="path"/> at the next turn.</summary>
    /// <exception cref="CannotCheckException">Git tracks it, or it cannot be told.</exception>
    public static bool IsExposed(string path, Display display)
    {
        var repository = RootOf(path);
        if (!Path.Exists(Path.Combine(repository, ".git")))
            return false;
        // gitglossary(7): a path may hold what a pattern would be. What the repository sets to run by itself is not run.
        var tracked = Ask(repository, path, display, "-c", "core.fsmonitor=false", "--literal-pathspecs", "ls-files", "--error-unmatch", "--", path);
        return tracked
            ? throw new CannotCheckException($"Git tracks '{display.Path(path)}', and what it tracks everybody gets. Nothing was written; name another path as the key, or 'git rm --cached' it.")
            : !Ask(repository, path, display, "check-ignore", "--quiet", "--", path);
    }

    /// <summary>Says that the next commit may hold a private key.</summary>
    public static void Warn(string path, StyledText text, Display display) => text.Add("warning", Style.Warning).Line(
        $": Git does not ignore {display.Path(path)}; add the line '/{SafeText.Name(RelativePath.Below(RootOf(path), path)!)}' to .gitignore before the next commit.");

    private static string RootOf(string path) => RepositoryRoot.Find(Path.GetDirectoryName(path)!);

    /// <summary>git-ls-files(1), git-check-ignore(1): 0 is yes and 1 is no.</summary>
    private static bool Ask(string repository, string path, Display display, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", repository, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode is 0 or 1
                ? process.ExitCode == 0
                : throw new CannotCheckException($"Whether Git tracks '{display.Path(path)}' cannot be told: 'git {arguments[^4]}' ended with {process.ExitCode}. Nothing was written.");
        }
        catch (Win32Exception)
        {
            throw new CannotCheckException($"Whether Git tracks '{display.Path(path)}' cannot be told, because 'git' cannot be run. Nothing was written.");
        }
    }
}
