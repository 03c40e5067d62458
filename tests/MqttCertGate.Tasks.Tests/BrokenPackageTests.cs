using MqttCertGate.Tests.Reporting;

namespace MqttCertGate.Tasks.Tests;

/// <summary>A folder of packages that has lost a file: the build fails, with one error that says what to do.</summary>
public sealed class BrokenPackageTests(PackedGate gate) : IDisposable
{
    private readonly Workspace workspace = new(gate);

    public void Dispose() => workspace.Dispose();

    [Theory]
    [InlineData("MqttCertGate.Core")]
    [InlineData("YamlDotNet")]
    [InlineData("BouncyCastle.Cryptography")]
    public void The_assembly_that_is_missing_is_named(string assembly)
    {
        var build = BuildWithout(assembly);

        Assert.Equal(1, build.ExitCode);
        Assert.Equal(["App.proj : error MCG0001"], build.Diagnostics);
        Assert.Contains(
            $"The gate could not finish, and nothing is known of the certificates: FileNotFoundException. '{assembly}' cannot be loaded from "
            + $"'{workspace.Folder.Path}'. Delete that package's folder and restore again.",
            build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("YamlDotNet")]
    [InlineData("BouncyCastle.Cryptography")]
    public void No_file_of_an_earlier_build_passes_for_the_result(string assembly)
    {
        workspace.Folder.Write("gate.sarif", "of an earlier build");

        BuildWithout(assembly, $"-property:MqttCertGateSarif={workspace.Folder["gate.sarif"]}");

        var sarif = File.ReadAllText(workspace.Folder["gate.sarif"]);
        Assert.Empty(SarifRules.Faults(sarif));
        Assert.Contains("\"executionSuccessful\": false", sarif, StringComparison.Ordinal);
    }

    private Build BuildWithout(string assembly, params string[] arguments)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(gate.Unpacked, "tools", "netstandard2.0"), "*.dll"))
            File.Copy(file, workspace.Folder[Path.GetFileName(file)]);
        File.Delete(workspace.Folder[$"{assembly}.dll"]);
        gate.WriteBareProject(workspace.Folder, "App.proj");
        Certificates.WriteExpiring(workspace.Folder);
        return workspace.Run(["msbuild", "App.proj", $"-property:MqttCertGateTaskAssembly={workspace.Folder["MqttCertGate.Tasks.dll"]}", .. arguments]);
    }
}
