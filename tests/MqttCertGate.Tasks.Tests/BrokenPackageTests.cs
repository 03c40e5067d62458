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
        foreach (var file in Directory.GetFiles(Path.Combine(gate.Unpacked, "tools", "netstandard2.0"), "*.dll"))
            File.Copy(file, workspace.Folder[Path.GetFileName(file)]);
        File.Delete(workspace.Folder[$"{assembly}.dll"]);
        gate.WriteBareProject(workspace.Folder, "App.proj");
        Certificates.WriteExpiring(workspace.Folder);

        var build = workspace.Run("msbuild", "App.proj", $"-property:MqttCertGateTaskAssembly={workspace.Folder["MqttCertGate.Tasks.dll"]}");

        Assert.Equal(1, build.ExitCode);
        Assert.Equal(["App.proj : error MCG0001"], build.Diagnostics);
        Assert.Contains(
            $"The gate could not finish, and nothing is known of the certificates: FileNotFoundException. '{assembly}' cannot be loaded from "
            + $"'{workspace.Folder.Path}'. Delete that package's folder and restore again.",
            build.Output, StringComparison.Ordinal);
    }
}
