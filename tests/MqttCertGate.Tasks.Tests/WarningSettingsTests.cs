namespace MqttCertGate.Tasks.Tests;

/// <summary>A project whose certificate is due for renewal, under the settings of warnings that users know.</summary>
public sealed class WarningSettingsTests(WarningSettingsTests.ExpiringProject fixture) : IClassFixture<WarningSettingsTests.ExpiringProject>
{
    private const string Warning = "broker.pem(2,1): warning MCG6003";
    private const string Error = "broker.pem(2,1): error MCG6003";

    [Theory]
    [InlineData("", Warning)]
    [InlineData("NoWarn=MCG6003", null)]
    [InlineData("WarningsAsErrors=MCG6003", Error)]
    [InlineData("TreatWarningsAsErrors=true", Error)]
    [InlineData("TreatWarningsAsErrors=true;MqttCertGateTreatWarningsAsErrors=false", Warning)]
    [InlineData("TreatWarningsAsErrors=true;WarningsNotAsErrors=MCG6003", Warning)]
    [InlineData("TreatWarningsAsErrors=true;NoWarn=MCG6003", null)]
    public void They_decide_whether_it_shows_and_whether_it_stops_the_build(string properties, string? expected)
    {
        var build = fixture.Project.Build([.. properties.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(property => $"-property:{property}")]);

        Assert.Equal(expected is null ? [] : [expected], build.Diagnostics);
        Assert.Equal(expected == Error ? 1 : 0, build.ExitCode);
        Assert.Equal(expected != Error, fixture.Project.HasAssembly);
    }

    public sealed class ExpiringProject : IDisposable
    {
        public ExpiringProject(PackedGate gate)
        {
            Project = new GateProject(gate);
            Certificates.WriteExpiring(Project.Folder);
        }

        internal GateProject Project { get; }

        public void Dispose() => Project.Dispose();
    }
}
