using System.Text.Json;

namespace MqttCertGate.Tasks.Tests;

public sealed class SarifFileTests : IDisposable
{
    private readonly GateProject project;

    public SarifFileTests(PackedGate gate)
    {
        project = new GateProject(gate);
        Certificates.WriteGood(project.Folder);
    }

    public void Dispose() => project.Dispose();

    [Theory]
    [InlineData("obj/Debug/net10.0/gate.sarif", false)]
    [InlineData("reports/gate.sarif", true)]
    public void A_build_without_findings_writes_it_and_clean_removes_it_from_obj_only(string file, bool survives)
    {
        var build = project.Build($"-property:MqttCertGateSarif={file}");

        Assert.Equal(0, build.ExitCode);
        Assert.Empty(build.Diagnostics);
        Assert.True(project.HasAssembly);
        using (var sarif = JsonDocument.Parse(File.ReadAllBytes(project.Folder[file])))
            Assert.Equal("mqtt-cert-gate/App.csproj/", sarif.RootElement.GetProperty("runs")[0].GetProperty("automationDetails").GetProperty("id").GetString());

        Assert.True(File.Exists(project.Folder["obj/Debug/net10.0/mqttcertgate/verdict"]));

        project.Build("--no-restore", "-target:Clean");
        Assert.Equal(survives, File.Exists(project.Folder[file]));
        Assert.False(Directory.Exists(project.Folder["obj/Debug/net10.0/mqttcertgate"]));
    }
}
