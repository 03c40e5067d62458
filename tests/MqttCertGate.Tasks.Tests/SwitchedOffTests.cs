namespace MqttCertGate.Tasks.Tests;

public sealed class SwitchedOffTests : IDisposable
{
    private readonly GateProject project;

    public SwitchedOffTests(PackedGate gate)
    {
        project = new GateProject(gate);
        Certificates.WriteFaulty(project.Folder);
    }

    public void Dispose() => project.Dispose();

    [Fact]
    public void A_project_may_switch_the_gate_off()
    {
        var build = project.Build("-property:MqttCertGateEnabled=false");

        Assert.Equal(0, build.ExitCode);
        Assert.Empty(build.Diagnostics);
        Assert.True(project.HasAssembly);
    }

    // The first is what Visual Studio does to learn the compiler's arguments, where nothing says that it is such a build (docs/design-time-builds.md of
    // dotnet/project-system); in the second, something does, and Build says that it is a real one.
    [Theory]
    [InlineData("-target:Compile", "-property:BuildingProject=false;SkipCompilerExecution=true;ProvideCommandLineArgs=true")]
    [InlineData("-target:Build", "-property:DesignTimeBuild=true")]
    public void A_design_time_build_checks_nothing(string target, string properties)
    {
        var build = project.Build(target, properties);

        Assert.Equal(0, build.ExitCode);
        Assert.Empty(build.Diagnostics);
    }
}
