using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;
using MqttCertGate.Tests;

namespace MqttCertGate.Tasks.Tests;

/// <summary>The package, packed once from what this test run has built, in a feed of its own.</summary>
public sealed class PackedGate : IDisposable
{
    private readonly TempFolder folder = new();

    public PackedGate()
    {
        PackOutput = Pack("MqttCertGate.Tasks", Feed, Version);
        ZipFile.ExtractToDirectory(PackageFile, Unpacked);
    }

    internal static string Configuration { get; } = typeof(PackedGate).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>What <c>dotnet pack</c> said.</summary>
    public string PackOutput { get; }

    /// <summary>A package source with the package in it and nothing else.</summary>
    public string Feed => folder["feed"];

    /// <summary>Where the projects under test unpack it.</summary>
    public string PackagesFolder => folder["packages"];

    /// <summary>What is in it, for projects that need no restore.</summary>
    public string Unpacked => folder["unpacked"];

    /// <summary>NuGet keeps packages by version, so it is another in every run.</summary>
    public string Version { get; } = $"0.0.0-test.{Guid.NewGuid():N}";

    public string PackageFile => Path.Combine(Feed, $"MqttCertGate.{Version}.nupkg");

    public void Dispose() => folder.Dispose();

    /// <inheritdoc cref="WriteBareProject(TempFolder, string, string)"/>
    internal void WriteBareProject(TempFolder target, string name) => WriteBareProject(target, name, Unpacked);

    /// <summary>Writes a project of no SDK that imports what NuGet would have it import.</summary>
    /// <param name="unpacked">The folder of the package.</param>
    internal static void WriteBareProject(TempFolder target, string name, string unpacked)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target[name])!);
        new XElement(
            "Project",
            new XElement("PropertyGroup", new XElement("MqttCertGateAt", new XAttribute("Condition", "'$(MqttCertGateAt)' == ''"), Certificates.At)),
            new XElement("Import", new XAttribute("Project", Path.Combine(unpacked, "build", "MqttCertGate.props"))),
            new XElement("Import", new XAttribute("Project", Path.Combine(unpacked, "build", "MqttCertGate.targets"))),
            new XElement("Target", new XAttribute("Name", "Build"))).Save(target[name]);
    }

    /// <summary>Packs a project below <c>src</c> as this test run has built it, and returns what <c>dotnet pack</c> said.</summary>
    internal static string Pack(string project, string feed, string version)
    {
        var (exitCode, output) = DotNet.Run(
            RepositoryPaths.Root,
            "pack", Path.Combine("src", project), "--no-build", "--configuration", Configuration, "--output", feed, $"-property:PackageVersion={version}");
        Assert.True(exitCode == 0, output);
        return output;
    }
}
