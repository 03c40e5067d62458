namespace MqttCertGate.Tasks.Tests;

public sealed class FaultyCertificatesTests : IDisposable
{
    private readonly GateProject project;

    public FaultyCertificatesTests(PackedGate gate)
    {
        project = new GateProject(gate);
        Certificates.WriteFaulty(project.Folder);
    }

    public void Dispose() => project.Dispose();

    [Fact]
    public void Each_fault_is_an_error_at_its_place_and_nothing_is_compiled()
    {
        var build = project.Build();

        Assert.Equal(1, build.ExitCode);
        Assert.Equal(
            ["expired.pem(2,1): error MCG6001", "incomplete.pem(2,1): error MCG7006", "mqttcertgate.yml(14,11): error MCG1001"],
            build.Diagnostics);
        Assert.False(project.HasAssembly);
    }
}
