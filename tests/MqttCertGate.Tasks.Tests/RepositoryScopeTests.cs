using System.Text.Json;
using System.Xml.Linq;

namespace MqttCertGate.Tasks.Tests;

/// <summary>One manifest at the root of a repository, for an app, the two libraries that it references, and both frameworks of one of these.</summary>
public sealed class RepositoryScopeTests(PackedGate gate, RepositoryScopeTests.ThreeProjects fixture) : IClassFixture<RepositoryScopeTests.ThreeProjects>
{
    private const string Warning = "broker.pem(2,1): warning MCG6003";
    private const string Error = "broker.pem(2,1): error MCG6001";

    [Theory]
    [InlineData("-maxcpucount:1")]
    [InlineData("-maxcpucount:2")]
    [InlineData("-graph -isolate -maxcpucount:2")]
    [InlineData("-mt")]
    public void It_is_checked_and_reported_once_per_build(string switches)
    {
        var build = fixture.Build(switches);

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal([Warning], build.Diagnostics);
        Assert.True(File.Exists(fixture.Folder["obj/mqttcertgate/verdict"]));
    }

    [Theory]
    [InlineData("-maxcpucount:2")]
    [InlineData("-graph -isolate -maxcpucount:2")]
    public void Where_it_fails_no_project_is_compiled(string switches)
    {
        fixture.Build("-target:Clean");

        // A global property, which reaches every project.
        var build = fixture.Build($"{switches} -property:MqttCertGateAt=2027-06-01");

        Assert.Equal(1, build.ExitCode);
        Assert.Equal([Error], build.Diagnostics);
        Assert.DoesNotContain(".dll", build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-property:NoWarn=CS1591%3BMCG6003", null)]
    [InlineData("-property:WarningsAsErrors=MCG6003", "broker.pem(2,1): error MCG6003")]
    [InlineData("-property:TreatWarningsAsErrors=true", "broker.pem(2,1): error MCG6003")]
    public void The_settings_of_warnings_reach_it(string property, string? expected)
    {
        var build = fixture.Build(property);

        Assert.Equal(expected is null ? [] : [expected], build.Diagnostics);
        Assert.Equal(expected is null ? 0 : 1, build.ExitCode);
    }

    [Fact]
    public void One_report_is_written_beside_the_manifest()
    {
        fixture.Build("-property:MqttCertGateSarif=gate.sarif");

        using var sarif = JsonDocument.Parse(File.ReadAllBytes(fixture.Folder["gate.sarif"]));
        Assert.Equal(
            "mqtt-cert-gate/mqttcertgate.yml/",
            sarif.RootElement.GetProperty("runs")[0].GetProperty("automationDetails").GetProperty("id").GetString());
        Assert.Single(Directory.GetFiles(fixture.Folder.Path, "*.sarif", SearchOption.AllDirectories));
    }

    [Fact]
    public void Without_a_manifest_it_warns_once()
    {
        File.Move(fixture.Folder["mqttcertgate.yml"], fixture.Folder["aside"]);
        var build = fixture.Build("-maxcpucount:2");
        File.Move(fixture.Folder["aside"], fixture.Folder["mqttcertgate.yml"]);

        Assert.Equal(0, build.ExitCode);
        Assert.Equal([fixture.Folder.Path + Path.DirectorySeparatorChar + " : warning MCG0002"], build.DiagnosticLines.Select(line => line[..line.IndexOf(": There", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Clean_leaves_nothing_of_it()
    {
        fixture.Build("-target:Build");
        fixture.Build("-target:Clean");

        Assert.False(Directory.Exists(fixture.Folder["obj"]));
        Assert.Empty(Directory.GetFileSystemEntries(fixture.Folder.Path, "mqttcertgate", SearchOption.AllDirectories));
    }

    [Fact]
    public void Clean_leaves_what_is_not_of_it()
    {
        fixture.Build("-target:Build");
        fixture.Folder.Write("obj/other", "");
        fixture.Build("-target:Clean");
        var left = Directory.GetFileSystemEntries(fixture.Folder["obj"]);
        Directory.Delete(fixture.Folder["obj"], recursive: true);

        Assert.Equal([fixture.Folder["obj/other"]], left);
    }

    [Fact]
    public void Where_projects_build_into_one_folder_the_verdict_is_kept_there_until_clean()
    {
        using var workspace = new Workspace(gate);
        gate.WriteBareProject(workspace.Folder, "src/App.proj");
        Directory.CreateDirectory(workspace.Folder[".git"]);
        Certificates.WriteExpiring(workspace.Folder);
        var properties = $"-property:MqttCertGateScope=Repository;UseArtifactsOutput=true;ArtifactsPath={workspace.Folder["artifacts"]}";

        Assert.Equal(0, workspace.RunIn("src", "msbuild", properties).ExitCode);
        Assert.Single(Directory.GetFiles(workspace.Folder["artifacts/obj/mqttcertgate"], "verdict", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(workspace.Folder["obj"]));

        Assert.Equal(0, workspace.RunIn("src", "msbuild", properties, "-target:MqttCertGateClean").ExitCode);
        Assert.False(Directory.Exists(workspace.Folder["artifacts/obj/mqttcertgate"]));
    }

    public sealed class ThreeProjects : IDisposable
    {
        private readonly Workspace workspace;

        public ThreeProjects(PackedGate gate)
        {
            workspace = new Workspace(
                gate, new XElement("PropertyGroup", new XElement("MqttCertGateScope", "Repository")), Workspace.Reference(gate));
            Directory.CreateDirectory(workspace.Folder[".git"]);
            workspace.Folder.Write("one/one.csproj", """
                <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
                """);
            workspace.Folder.Write("deeper/two/two.csproj", """
                <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks>net10.0;net10.0-browser</TargetFrameworks></PropertyGroup></Project>
                """);
            workspace.Folder.Write("app/app.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup><ProjectReference Include="../one/one.csproj;../deeper/two/two.csproj" /></ItemGroup>
                </Project>
                """);
            Certificates.WriteExpiring(workspace.Folder);
            var restore = workspace.Run("restore", "app");
            Assert.True(restore.ExitCode == 0, restore.Output);
        }

        internal TempFolder Folder => workspace.Folder;

        public void Dispose() => workspace.Dispose();

        internal Build Build(string switches) => workspace.Run(["build", "app", "--no-restore", "--tl:off", .. switches.Split(' ')]);
    }
}
