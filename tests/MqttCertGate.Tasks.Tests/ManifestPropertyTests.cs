namespace MqttCertGate.Tasks.Tests;

public sealed class ManifestPropertyTests(PackedGate gate) : IDisposable
{
    private readonly GateProject project = new(gate);

    public void Dispose() => project.Dispose();

    [Fact]
    public void A_manifest_may_stand_elsewhere()
    {
        Certificates.WriteExpiring(project.Folder, "deploy");

        var build = project.Build("-property:MqttCertGateManifest=deploy/mqttcertgate.yml");

        Assert.Equal(0, build.ExitCode);
        Assert.Equal([Path.Combine("deploy", "broker.pem") + "(2,1): warning MCG6003"], build.Diagnostics);
    }

    [Fact]
    public void A_project_without_any_is_warned()
    {
        var build = project.Build();

        Assert.Equal(0, build.ExitCode);
        Assert.Equal(["App.csproj : warning MCG0002"], build.Diagnostics);
    }
}
