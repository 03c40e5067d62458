using System.Reflection;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using MqttCertGate.Tests;
using MqttCertGate.Tests.Reporting;

namespace MqttCertGate.Tasks.Tests;

/// <summary>A solution whose projects each write a file of their own, and the one file that is made of them.</summary>
public sealed class SolutionSarifTests : IDisposable
{
    private static readonly string[] Names = ["Good", "Expired"];

    private readonly Workspace workspace;

    public SolutionSarifTests(PackedGate gate)
    {
        workspace = new Workspace(
            gate,
            new XElement("PropertyGroup", new XElement("MqttCertGateSarif", "$(MSBuildThisFileDirectory)artifacts/sarif/$(MSBuildProjectName).sarif")),
            Workspace.Reference(gate));
        Directory.CreateDirectory(workspace.Folder[".git"]);
        Certificates.WriteGood(workspace.Folder, "src/Good");
        Certificates.WriteExpiring(workspace.Folder, "src/Expired");
        Project("Good", "<TargetFrameworks>net10.0;net10.0-browser</TargetFrameworks>");
        Project("Expired", "<TargetFramework>net10.0</TargetFramework><MqttCertGateAt>2026-07-01</MqttCertGateAt>");
        workspace.Folder.Write("All.slnx", """<Solution><Project Path="src/Good/Good.csproj" /><Project Path="src/Expired/Expired.csproj" /></Solution>""");
    }

    public void Dispose() => workspace.Dispose();

    [Fact]
    public void A_build_that_fails_leaves_the_files_and_they_become_one()
    {
        var build = workspace.Run("build", "All.slnx", "--tl:off");

        Assert.Equal(1, build.ExitCode);
        var files = Names.ToDictionary(name => name, name => File.ReadAllText(workspace.Folder[$"artifacts/sarif/{name}.sarif"]));
        Assert.All(files, file =>
        {
            Assert.Empty(SarifRules.Faults(file.Value));
            Assert.Equal($"mqtt-cert-gate/src/{file.Key}/{file.Key}.csproj/", (string)Run(file.Value)["automationDetails"]!["id"]!);
        });

        var (exitCode, output) = DotNet.Run(
            workspace.Folder.Path, Tool, "merge", "artifacts/sarif/Good.sarif", "artifacts/sarif/Expired.sarif", "-o", "artifacts/mqttcertgate.sarif");

        Assert.Equal((0, "Merged 2 files with 1 result.\n"), (exitCode, output));
        var merged = File.ReadAllText(workspace.Folder["artifacts/mqttcertgate.sarif"]);
        Assert.Empty(SarifRules.Faults(merged));
        Assert.Null(Run(merged)["automationDetails"]);
        Assert.Equal(["MCG6001"], Run(merged)["results"]!.AsArray().Select(result => (string)result!["ruleId"]!));
        Assert.Equal(
            ["Expired/broker.pem", "Expired/mqttcertgate.yml", "Expired/root.pem", "Good/broker.pem", "Good/mqttcertgate.yml", "Good/root.pem"],
            Run(merged)["artifacts"]!.AsArray().Select(artifact => ((string)artifact!["location"]!["uri"]!)["src/".Length..]));
    }

    [Fact]
    public void In_azure_pipelines_no_file_has_a_category_of_its_own()
    {
        workspace.Variables["TF_BUILD"] = "True";

        workspace.Run("build", "src/Expired", "--tl:off");

        Assert.Null(Run(File.ReadAllText(workspace.Folder["artifacts/sarif/Expired.sarif"]))["automationDetails"]);
    }

    private static string Tool => Path.Combine(
        RepositoryPaths.Root, "artifacts", "bin", "MqttCertGate.Tool",
        typeof(PackedGate).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration.ToLowerInvariant(), "mqttcertgate.dll");

    private void Project(string name, string properties) => workspace.Folder.Write(
        $"src/{name}/{name}.csproj", $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>{properties}</PropertyGroup></Project>""");

    private static JsonNode Run(string sarif) => Assert.Single(JsonNode.Parse(sarif)!["runs"]!.AsArray())!;
}
