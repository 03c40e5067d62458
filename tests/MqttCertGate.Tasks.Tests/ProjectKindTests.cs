using System.Xml.Linq;

namespace MqttCertGate.Tasks.Tests;

/// <summary>The gate in every kind of project, each built from nothing. The certificate is due for renewal, so a build says that it was checked.</summary>
public sealed class ProjectKindTests(PackedGate gate) : IDisposable
{
    private const string Checked = "broker.pem(2,1): warning MCG6003";
    private const string Program = "System.Console.WriteLine();\n";

    private Workspace? workspace;

    public void Dispose() => workspace?.Dispose();

    public static TheoryData<string, string, string, string> Kinds => new()
    {
        { "App.csproj", "Microsoft.NET.Sdk.Web", "Program.cs", Program },
        { "App.csproj", "Microsoft.NET.Sdk.Worker", "Program.cs", Program },
        { "App.vbproj", "Microsoft.NET.Sdk", "Broker.vb", "Public Class Broker\nEnd Class\n" },
        { "App.fsproj", "Microsoft.NET.Sdk", "Broker.fs", "module Broker\n" },
        { "App.csproj", "Microsoft.Build.NoTargets/3.7.0", "Program.txt", "" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_project_of_any_SDK(string project, string sdk, string source, string text)
    {
        workspace = new Workspace(gate, Workspace.Reference(gate));
        workspace.Folder.Write(project, $"""
            <Project Sdk="{sdk}">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><Compile Include="*.fs" /></ItemGroup>
            </Project>
            """);
        workspace.Folder.Write(source, text);

        AssertChecks("build", "--tl:off");
    }

    [Fact]
    public void Every_project_by_central_package_management()
    {
        workspace = new Workspace(gate);
        workspace.Folder.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><GlobalPackageReference Include="MqttCertGate" Version="{gate.Version}" /></ItemGroup>
            </Project>
            """);
        workspace.Folder.Write("App.csproj", Library());

        AssertChecks("build", "--tl:off");
    }

    [Fact]
    public void A_project_without_an_SDK_or_a_restore()
    {
        workspace = new Workspace(gate);
        workspace.Folder.Write("App.proj", $"""
            <Project>
              <Sdk Name="MqttCertGate" Version="{gate.Version}" />
              <PropertyGroup><MqttCertGateAt>{Certificates.At}</MqttCertGateAt></PropertyGroup>
              <Target Name="Build" />
            </Project>
            """);
        UnpackAsSdk();

        AssertChecks("build", "--no-restore", "--tl:off");
        Assert.Equal([workspace.Folder["obj/mqttcertgate/verdict"]], Directory.GetFiles(workspace.Folder["obj"], "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("Microsoft.NET.Sdk", "MqttCertGate")]
    [InlineData("MqttCertGate", "Microsoft.NET.Sdk")]
    public void A_project_that_takes_it_as_an_SDK_and_as_a_package_too(string first, string second)
    {
        workspace = new Workspace(gate, Workspace.Reference(gate));
        workspace.Folder.Write("App.csproj", $"""
            <Project Sdk="{first};{second}">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            </Project>
            """.Replace("MqttCertGate", $"MqttCertGate/{gate.Version}", StringComparison.Ordinal));
        UnpackAsSdk();

        AssertChecks("build", "--tl:off");
    }

    [Fact]
    public void A_project_of_two_frameworks_that_takes_it_as_an_SDK()
    {
        workspace = new Workspace(gate);
        workspace.Folder.Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk;MqttCertGate/{gate.Version}">
              <PropertyGroup><TargetFrameworks>net10.0;net10.0-browser</TargetFrameworks></PropertyGroup>
            </Project>
            """);
        UnpackAsSdk();
        Certificates.WriteExpiring(workspace.Folder);

        var build = workspace.Run("build", "--tl:off");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal([$"{Checked} net10.0", $"{Checked} net10.0-browser"], build.Diagnostics.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_is_an_app_whether_or_not_the_file_has_changed()
    {
        workspace = new Workspace(gate);
        // The SDK keeps what it builds of a file in the user's data folder.
        workspace.Variables["XDG_DATA_HOME"] = Directory.CreateDirectory(workspace.Folder["data"]).FullName;
        workspace.Folder.Write("app.cs", $"#:package MqttCertGate@{gate.Version}\n#:property PublishAot=false\n{Program}");

        AssertChecks("build", "app.cs", "--tl:off");

        Assert.Equal(0, workspace.Run("run", "app.cs").ExitCode);
        File.Delete(workspace.Folder["broker.pem"]);
        var run = workspace.Run("run", "app.cs");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal(["mqttcertgate.yml(8,11): error MCG1001"], run.Diagnostics);
    }

    [Theory]
    [InlineData("MqttCertGateEnabled", "false", "")]
    [InlineData("FileBasedProgramCanSkipMSBuild", "true", "true")]
    public void A_file_that_is_an_app_is_skipped_where_the_user_says_so(string property, string value, string expected)
    {
        workspace = new Workspace(gate);
        workspace.Variables["XDG_DATA_HOME"] = Directory.CreateDirectory(workspace.Folder["data"]).FullName;
        workspace.Folder.Write("app.cs", $"#:package MqttCertGate@{gate.Version}\n#:property PublishAot=false\n{Program}");
        Assert.Equal(0, workspace.Run("restore", "app.cs").ExitCode);
        Assert.Equal("false", CanSkip());

        workspace.Variables[property] = value;

        Assert.Equal(expected, CanSkip());

        string CanSkip() => workspace.Run("build", "app.cs", "--no-restore", "-getProperty:FileBasedProgramCanSkipMSBuild").Output.Trim();
    }

    private static string Library() => new XElement(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup", new XElement("TargetFramework", "net10.0"))).ToString();

    /// <summary>What MSBuild does before it evaluates a project, here from the feed of this run: the user's sources do not have the package.</summary>
    private void UnpackAsSdk()
    {
        using var project = new GateProject(gate);
        Assert.Equal(0, project.Run("restore", "App.csproj").ExitCode);
        workspace!.Variables["NUGET_PACKAGES"] = gate.PackagesFolder;
    }

    private void AssertChecks(params string[] arguments)
    {
        Certificates.WriteExpiring(workspace!.Folder);

        var build = workspace.Run(arguments);

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal([Checked], build.Diagnostics);
    }
}
