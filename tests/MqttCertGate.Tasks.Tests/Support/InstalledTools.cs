using System.Diagnostics;
using System.IO.Compression;
using MqttCertGate.Tests;

namespace MqttCertGate.Tasks.Tests;

/// <summary>The forms in which the tool is packed.</summary>
public enum ToolForm
{
    /// <summary>Machine code alone, for linux-x64.</summary>
    Native,

    /// <summary>For the runtime, with machine code beside: here that for linux-musl-x64, which the runtime of any Linux reads.</summary>
    ReadyToRun,

    /// <summary>The one package for all.</summary>
    Portable,
}

/// <summary>The tool in all its forms, from packages made here.</summary>
public sealed class InstalledTools : IDisposable
{
    private readonly TempFolder folder = new();

    public InstalledTools()
    {
        if (!IsSupported)
            return;
        foreach (var platform in new[] { null, "linux-x64", "linux-musl-x64", "any" })
            PackOutput += PackForPlatforms(platform);
        PackedGate.Pack("MqttCertGate.Tool", folder["portable-feed"], Version);
        Install("portable-feed", "portable");
        Install("feed", "native");
        ZipFile.ExtractToDirectory(PackageFile(".linux-musl-x64"), ReadyToRun);
    }

    /// <summary>Whether machine code can be made here: there is one platform of which it is, and a linker is needed.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux()
        && System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64
        && (File.Exists("/usr/bin/clang") || File.Exists("/usr/bin/gcc"));

    /// <summary>What <c>dotnet pack</c> said.</summary>
    public string PackOutput { get; } = "";

    /// <summary>NuGet keeps packages by version, so it is another in every run.</summary>
    public string Version { get; } = $"0.0.0-test.{Guid.NewGuid():N}";

    /// <summary>The package for linux-musl-x64, unpacked.</summary>
    public string ReadyToRun => folder["ready-to-run"];

    /// <summary>A package of those for several platforms.</summary>
    public string PackageFile(string suffix) => Path.Combine(folder["feed"], $"MqttCertGate.Tool{suffix}.{Version}.nupkg");

    /// <summary>What a run gave, started at the repository's root.</summary>
    public (int ExitCode, string Output, string Error) Run(ToolForm form, params IEnumerable<string> arguments)
    {
        string[] command = form switch
        {
            ToolForm.Native => [Path.Combine(folder["native"], "mqttcertgate")],
            ToolForm.Portable => [Path.Combine(folder["portable"], "mqttcertgate")],
            _ => ["dotnet", Path.Combine(ReadyToRun, "tools", "net10.0", "linux-musl-x64", "mqttcertgate.dll")],
        };
        var start = new ProcessStartInfo(command[0], command.Skip(1).Concat(arguments))
        {
            WorkingDirectory = RepositoryPaths.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public void Dispose() => folder.Dispose();

    /// <summary>In a place of its own, since the restored projects differ by platform.</summary>
    private string PackForPlatforms(string? platform)
    {
        List<string> arguments =
        [
            "pack", Path.Combine("src", "MqttCertGate.Tool"), "-property:RidSpecificTool=true", $"-property:PackageVersion={Version}",
            $"-property:ArtifactsPath={folder["artifacts"]}", "--output", folder["feed"],
        ];
        if (platform is not null)
            arguments.AddRange(["--runtime", platform]);
        return Succeed(arguments);
    }

    private void Install(string feed, string destination) => Succeed(
        ["tool", "install", "MqttCertGate.Tool", "--version", Version, "--source", folder[feed], "--tool-path", folder[destination]]);

    private static string Succeed(IEnumerable<string> arguments)
    {
        var (exitCode, output) = DotNet.Run(RepositoryPaths.Root, arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }
}
