using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using MqttCertGate.Tests;

namespace MqttCertGate.Tasks.Tests;

/// <summary>The package with the task as machine code is the same gate.</summary>
public sealed class ReadyToRunTests(ReadyToRunGate gate) : IClassFixture<ReadyToRunGate>, IDisposable
{
    private const string MachineCode = "tools/net10.0/linux-x64";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_has_these_files_more_and_is_packed_without_a_warning()
    {
        Assert.DoesNotContain("warning", gate.PackOutput, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            FilesIn("tools/netstandard2.0"),
            FilesIn(MachineCode));
        Assert.Equal(7, FilesIn(MachineCode).Count());
    }

    [Theory]
    [InlineData("MqttCertGate.Tasks.dll", true)]
    [InlineData("MqttCertGate.Core.dll", true)]
    [InlineData("YamlDotNet.dll", true)]
    [InlineData("BouncyCastle.Cryptography.dll", false)]
    public void These_of_its_assemblies_are_machine_code(string name, bool isMachineCode)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(gate.Unpacked, MachineCode, name)));

        Assert.Equal(isMachineCode, image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }

    [Fact]
    public void The_runtime_that_can_read_it_takes_it_and_says_what_the_other_says()
    {
        if (RuntimeInformation.RuntimeIdentifier != "linux-x64")
            Assert.Skip("Machine code is made for linux-x64.");
        PackedGate.WriteBareProject(folder, "App.proj", gate.Unpacked);
        Certificates.WriteExpiring(folder);

        var (_, taken) = DotNet.Run(folder.Path, "msbuild", "App.proj", "-getProperty:MqttCertGateTaskAssembly");
        var (exitCode, machineCode) = DotNet.Run(folder.Path, "msbuild", "App.proj", "-verbosity:minimal");
        var (_, portable) = DotNet.Run(
            folder.Path, "msbuild", "App.proj", "-verbosity:minimal",
            $"-property:MqttCertGateTaskAssembly={Path.Combine(gate.Unpacked, "tools", "netstandard2.0", "MqttCertGate.Tasks.dll")}");

        Assert.Equal(Path.Combine(gate.Unpacked, MachineCode, "MqttCertGate.Tasks.dll"), Path.GetFullPath(taken.Trim()));
        Assert.True(exitCode == 0, machineCode);
        Assert.Contains("warning MCG6003", machineCode, StringComparison.Ordinal);
        Assert.Equal(portable, machineCode);
    }

    private IEnumerable<string> FilesIn(string below) =>
        Directory.GetFiles(Path.Combine(gate.Unpacked, below), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(gate.Unpacked, below), file)).Order(StringComparer.Ordinal);
}

/// <summary>That package, unpacked.</summary>
public sealed class ReadyToRunGate : IDisposable
{
    private readonly TempFolder folder = new();

    /// <summary>In a place of its own, since the restored projects differ from those without.</summary>
    public ReadyToRunGate()
    {
        (var exitCode, PackOutput) = DotNet.Run(
            RepositoryPaths.Root,
            "pack", Path.Combine("src", "MqttCertGate.Tasks"), "-property:ReadyToRun=true", $"-property:ArtifactsPath={folder["artifacts"]}",
            "--output", folder["feed"]);
        Assert.True(exitCode == 0, PackOutput);
        ZipFile.ExtractToDirectory(Directory.GetFiles(folder["feed"], "*.nupkg").Single(), Unpacked);
    }

    public string PackOutput { get; }

    public string Unpacked => folder["unpacked"];

    public void Dispose() => folder.Dispose();
}
