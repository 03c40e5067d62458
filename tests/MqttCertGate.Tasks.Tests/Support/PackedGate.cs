using System.Reflection;
using MqttCertGate.Tests;

namespace MqttCertGate.Tasks.Tests;

/// <summary>The package, packed once from what this test run has built, in a feed of its own.</summary>
public sealed class PackedGate : IDisposable
{
    private readonly TempFolder folder = new();

    public PackedGate()
    {
        var (exitCode, output) = DotNet.Run(
            RepositoryPaths.Root,
            "pack", Path.Combine("src", "MqttCertGate.Tasks"), "--no-build", "--configuration", Configuration,
            "--output", Feed, $"-property:PackageVersion={Version}");
        PackOutput = output;
        Assert.True(exitCode == 0, output);
    }

    /// <summary>What <c>dotnet pack</c> said.</summary>
    public string PackOutput { get; }

    /// <summary>A package source with the package in it and nothing else.</summary>
    public string Feed => folder["feed"];

    /// <summary>Where the projects under test unpack it.</summary>
    public string PackagesFolder => folder["packages"];

    /// <summary>NuGet keeps packages by version, so it is another in every run.</summary>
    public string Version { get; } = $"0.0.0-test.{Guid.NewGuid():N}";

    public string PackageFile => Path.Combine(Feed, $"MqttCertGate.{Version}.nupkg");

    public void Dispose() => folder.Dispose();

    private static string Configuration =>
        typeof(PackedGate).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
}
