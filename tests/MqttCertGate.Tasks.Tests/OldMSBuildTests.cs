using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Build.Framework;
using MqttCertGate.Tests;

namespace MqttCertGate.Tasks.Tests;

/// <summary>The package in MSBuild 17.7.2, the oldest that it promises to work in.</summary>
public sealed class OldMSBuildTests : IDisposable
{
    private readonly PackedGate gate;
    private readonly Workspace workspace;

    public OldMSBuildTests(PackedGate gate)
    {
        (this.gate, workspace) = (gate, new Workspace(gate));
        gate.WriteBareProject(workspace.Folder, "App.proj");
        Certificates.WriteExpiring(workspace.Folder);
    }

    internal static string Host { get; } = Path.Combine(
        RepositoryPaths.Root, "artifacts", "bin", "MqttCertGate.Tasks.OldHost", PackedGate.Configuration.ToLowerInvariant(), "MqttCertGate.Tasks.OldHost.dll");

    public void Dispose() => workspace.Dispose();

    [Theory]
    [InlineData("Project")]
    [InlineData("Repository")]
    public void It_checks_and_takes_over_the_verdict(string scope)
    {
        workspace.Variables["MqttCertGateScope"] = scope;

        var first = Build();
        var second = Build();

        Assert.True(first.ExitCode == 0, first.Output);
        Assert.Equal(["broker.pem(2,1): warning MCG6003"], OfTheGate(first.Diagnostics));
        Assert.Equal(OfTheGate(first.DiagnosticLines), OfTheGate(second.DiagnosticLines));
        Assert.True(File.Exists(workspace.Folder["obj/mqttcertgate/verdict"]));
    }

    [Fact]
    public void What_it_finds_stops_the_build()
    {
        File.Delete(workspace.Folder["broker.pem"]);

        var build = Build();

        Assert.Equal(1, build.ExitCode);
        Assert.Equal(["mqttcertgate.yml(8,11): error MCG1001"], OfTheGate(build.Diagnostics));
    }

    [Fact]
    public void A_disk_that_takes_nothing_more_fails_nothing()
    {
        // To the process it is one: no file may grow, and it lives on when it tries. What .NET generates at run time would else be a file, too.
        workspace.Variables["DOTNET_EnableWriteXorExecute"] = "0";
        var (exitCode, output) = DotNet.Run(
            "bash", workspace.Variables, workspace.Folder.Path,
            ["-c", "trap '' XFSZ; ulimit -f 0; exec dotnet \"$@\"", "bash", Host, workspace.Folder["App.proj"]]);

        Assert.True(exitCode == 0, output);
        Assert.Contains("warning MCG6003", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(workspace.Folder["obj/mqttcertgate"]));
    }

    [Fact]
    public void The_task_mentions_no_type_of_MSBuild_that_the_oldest_lacks()
    {
        using var task = new PEReader(File.OpenRead(Path.Combine(gate.Unpacked, "tools", "netstandard2.0", "MqttCertGate.Tasks.dll")));
        var metadata = task.GetMetadataReader();
        var mentioned = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference)
            .Select(type => (
                Assembly: metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
                Name: $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"))
            .Where(type => type.Assembly.StartsWith("Microsoft.Build", StringComparison.Ordinal))
            .ToList();

        Assert.Contains(("Microsoft.Build.Framework", typeof(ITaskItem).FullName!), mentioned);
        Assert.All(mentioned, type =>
        {
            var oldest = Path.Combine(Path.GetDirectoryName(Host)!, $"{type.Assembly}.dll");
            Assert.StartsWith("17.7.2", FileVersionInfo.GetVersionInfo(oldest).ProductVersion, StringComparison.Ordinal);
            Assert.Contains(type.Name, TypesOf(oldest));
        });
    }

    private Build Build() => workspace.Run(Host, workspace.Folder["App.proj"]);

    // It warns of itself, too: that it has no tasks of its own, such as Message.
    private static IEnumerable<string> OfTheGate(IEnumerable<string> lines) => lines.Where(line => line.Contains("MCG", StringComparison.Ordinal));

    private static HashSet<string> TypesOf(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var metadata = image.GetMetadataReader();
        return [.. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")];
    }
}
