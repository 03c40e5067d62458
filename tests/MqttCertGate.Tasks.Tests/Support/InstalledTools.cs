using System.Diagnostics;
using MqttCertGate.Tests;

namespace MqttCertGate.Tasks.Tests;

/// <summary>The tool installed twice from packages made here: as machine code for this platform, and as the one package for all.</summary>
public sealed class InstalledTools : IDisposable
{
    private readonly TempFolder folder = new();

    public InstalledTools()
    {
        if (!IsSupported)
            return;
        foreach (var platform in new[] { null, "linux-x64", "any" })
            PackOutput += PackForPlatforms(platform);
        PackedGate.Pack("MqttCertGate.Tool", folder["portable-feed"], Version);
        Install("portable-feed", "portable");
        Install("feed", "native");
    }

    /// <summary>Whether machine code can be made here: there is one platform of which it is, and a linker is needed.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux()
        && System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64
        && (File.Exists("/usr/bin/clang") || File.Exists("/usr/bin/gcc"));

    /// <summary>What <c>dotnet pack</c> said.</summary>
    public string PackOutput { get; } = "";

    /// <summary>NuGet keeps packages by version, so it is another in every run.</summary>
    public string Version { get; } = $"0.0.0-test.{Guid.NewGuid():N}";

    /// <summary>A package of the three.</summary>
    public string PackageFile(string suffix) => Path.Combine(folder["feed"], $"MqttCertGate.Tool{suffix}.{Version}.nupkg");

    /// <summary>What a run of one of the two gave, started at the repository's root.</summary>
    public (int ExitCode, string Output, string Error) Run(bool native, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(folder[native ? "native" : "portable"], "mqttcertgate"), arguments)
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
