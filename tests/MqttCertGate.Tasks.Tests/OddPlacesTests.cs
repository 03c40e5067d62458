namespace MqttCertGate.Tasks.Tests;

/// <summary>Names of folders that mean something to MSBuild, to a shell or to nobody, and folders that cannot be written.</summary>
public sealed class OddPlacesTests(PackedGate gate) : IDisposable
{
    private readonly Workspace workspace = new(gate);

    public void Dispose() => workspace.Dispose();

    public static TheoryData<string> Names => new(
        "a space", "a#number", "100%", "an%41escape", "a;list", "'single' and \"double\"", "$(Property) @(Item)", "Zertifikate für 証明書",
        Path.Combine(new string('a', 100), new string('b', 100), new string('c', 100)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_folder_may_have_any_name(string name)
    {
        gate.WriteBareProject(workspace.Folder, Path.Combine(name, "App.proj"));
        Certificates.WriteExpiring(workspace.Folder, name);

        var build = workspace.RunIn(name, "msbuild", "-property:MqttCertGateSarif=gate.sarif");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal([Path.Combine(name, "broker.pem") + "(2,1): warning MCG6003"], build.Diagnostics);
        Assert.True(File.Exists(workspace.Folder[Path.Combine(name, "gate.sarif")]));
        Assert.True(File.Exists(workspace.Folder[Path.Combine(name, "obj", "mqttcertgate", "verdict")]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void So_may_the_folder_of_a_manifest_that_projects_share(string name)
    {
        gate.WriteBareProject(workspace.Folder, Path.Combine(name, "src", "App.proj"));
        Directory.CreateDirectory(workspace.Folder[Path.Combine(name, ".git")]);
        Certificates.WriteExpiring(workspace.Folder, name);

        var build = workspace.RunIn(Path.Combine(name, "src"), "msbuild", "-property:MqttCertGateScope=Repository");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal([Path.Combine(name, "broker.pem") + "(2,1): warning MCG6003"], build.Diagnostics);
        Assert.True(File.Exists(workspace.Folder[Path.Combine(name, "obj", "mqttcertgate", "verdict")]));
    }

    [Fact]
    public void What_the_SDK_builds_the_gate_checks()
    {
        const string Name = "a #1 50% ;'s \"für\" 証明書";
        using var project = new GateProject(gate);
        Directory.CreateDirectory(project.Folder[Name]);
        File.Move(project.Folder["App.csproj"], project.Folder[Path.Combine(Name, "App.csproj")]);
        Certificates.WriteExpiring(project.Folder, Name);

        var build = project.RunIn(Name, "build", "--tl:off");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal([Path.Combine(Name, "broker.pem") + "(2,1): warning MCG6003"], build.Diagnostics);
    }

    [Fact]
    public void Where_nothing_can_be_kept_it_is_checked_every_time()
    {
        gate.WriteBareProject(workspace.Folder, "App.proj");
        Certificates.WriteExpiring(workspace.Folder);
        workspace.Folder.Write("obj", "a file where the folder should be");

        for (var time = 0; time < 2; time++)
        {
            var build = workspace.Run("msbuild", "App.proj", $"-property:BuildingInsideVisualStudio={time == 1}");

            Assert.Equal(0, build.ExitCode);
            // In Visual Studio, MSBuild itself warns of the file that says when the gate passed.
            Assert.Equal(
                ["broker.pem(2,1): warning MCG6003"],
                build.Diagnostics.Where(line => time == 0 || !line.Contains(": warning MSB", StringComparison.Ordinal)));
        }
    }
}
