using System.Xml.Linq;

namespace MqttCertGate.Tasks.Tests;

/// <summary>Every command that builds, given an app; the gate is in the library that it references.</summary>
public sealed class CommandTests(CommandTests.AppAndLibrary fixture) : IClassFixture<CommandTests.AppAndLibrary>
{
    private static readonly string[] Checked = [Path.Combine("lib", "broker.pem") + "(2,1): warning MCG6003"];

    [Theory]
    [InlineData("build")]
    [InlineData("build -maxcpucount:2")]
    [InlineData("build -graph")]
    [InlineData("build -graph -isolate")]
    [InlineData("build -mt")]
    [InlineData("build -target:Rebuild")]
    [InlineData("msbuild")]
    [InlineData("publish")]
    [InlineData("pack")]
    public void It_checks_once(string command)
    {
        var arguments = $"{command}{(command == "msbuild" ? "" : " --no-restore")} --tl:off".Split(' ');

        var build = fixture.Run([arguments[0], "app", .. arguments[1..]]);

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(Checked, build.Diagnostics);
    }

    [Fact]
    public void No_test_runs_where_it_fails()
    {
        var build = fixture.Run("test", "app", "--no-restore", "--tl:off", "-property:MqttCertGateAt=2027-06-01");

        Assert.Equal(1, build.ExitCode);
        Assert.Equal([Path.Combine("lib", "broker.pem") + "(2,1): error MCG6001"], build.Diagnostics);
        Assert.DoesNotContain("Test run", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_build_prints_the_diagnostics_of_the_first_byte_for_byte()
    {
        var first = fixture.Run("build", "app", "--no-restore", "--tl:off", "-target:Rebuild");
        var second = fixture.Run("build", "app", "--no-restore", "--tl:off");

        Assert.NotEmpty(first.DiagnosticLines);
        Assert.Equal(first.DiagnosticLines, second.DiagnosticLines);
    }

    public sealed class AppAndLibrary : IDisposable
    {
        private readonly Workspace workspace;

        public AppAndLibrary(PackedGate gate)
        {
            workspace = new Workspace(gate, new XElement("PropertyGroup", new XElement("TargetFramework", "net10.0")));
            new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"), Workspace.Reference(gate)).Save(Written("lib/lib.csproj"));
            workspace.Folder.Write("lib/Broker.cs", "public static class Broker;\n");
            workspace.Folder.Write("app/app.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><IsTestProject>true</IsTestProject><IsPackable>true</IsPackable></PropertyGroup>
                  <ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>
                </Project>
                """);
            Certificates.WriteExpiring(workspace.Folder, "lib");
            var restore = workspace.Run("restore", "app");
            Assert.True(restore.ExitCode == 0, restore.Output);
        }

        public void Dispose() => workspace.Dispose();

        internal Build Run(params IEnumerable<string> arguments) => workspace.Run(arguments);

        private string Written(string file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(workspace.Folder[file])!);
            return workspace.Folder[file];
        }
    }
}
