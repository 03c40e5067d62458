using System.Diagnostics;

namespace MqttCertGate.Tasks.Tests;

/// <summary>Runs the SDK as from a fresh shell.</summary>
internal static class DotNet
{
    public static (int ExitCode, string Output) Run(string folder, params IEnumerable<string> arguments) => RunWith([], folder, arguments);

    /// <summary>The same with variables of its own.</summary>
    public static (int ExitCode, string Output) RunWith(Dictionary<string, string> environment, string folder, params IEnumerable<string> arguments) =>
        Run("dotnet", environment, folder, arguments);

    /// <summary>The same by another program that starts it.</summary>
    public static (int ExitCode, string Output) Run(string program, Dictionary<string, string> environment, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // `dotnet test` tells its children where its own MSBuild is; another build must find it by itself.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // One compiler for all the builds, which would else start one each.
        start.Environment["UseSharedCompilation"] = "true";
        // They have run over what is packed here, and a project under test has nothing for them.
        start.Environment["RunAnalyzers"] = "false";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
