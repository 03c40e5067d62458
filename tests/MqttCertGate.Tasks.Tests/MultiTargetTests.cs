namespace MqttCertGate.Tasks.Tests;

public sealed class MultiTargetTests : IDisposable
{
    private readonly GateProject project;

    public MultiTargetTests(PackedGate gate)
    {
        // Two frameworks that need nothing but what the SDK brings along.
        project = new GateProject(gate, "net10.0;net10.0-browser");
        Certificates.WriteExpiring(project.Folder);
    }

    public void Dispose() => project.Dispose();

    [Fact]
    public void Each_inner_build_checks_and_the_outer_one_does_not()
    {
        var build = project.Build();

        Assert.Equal(0, build.ExitCode);
        Assert.Equal(
            ["broker.pem(2,1): warning MCG6003 net10.0", "broker.pem(2,1): warning MCG6003 net10.0-browser"],
            build.Diagnostics.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_build_of_one_framework_checks()
    {
        var build = project.Build("--framework", "net10.0");

        Assert.Equal(0, build.ExitCode);
        Assert.Equal(["broker.pem(2,1): warning MCG6003 net10.0"], build.Diagnostics);
    }
}
