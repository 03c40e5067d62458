using System.Xml.Linq;

namespace MqttCertGate.Tasks.Tests;

/// <summary>One project that references the package and has nothing else.</summary>
internal sealed class GateProject : Workspace
{
    public GateProject(PackedGate gate, string frameworks = "net10.0")
        : base(gate)
    {
        new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement(frameworks.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework", frameworks)),
            Reference(gate)).Save(Folder["App.csproj"]);
        Folder.Write("Broker.cs", "public static class Broker;\n");
    }

    /// <summary>Whether anything was compiled.</summary>
    public bool HasAssembly => Directory.Exists(Folder["obj"]) && Directory.GetFiles(Folder["obj"], "App.dll", SearchOption.AllDirectories).Length > 0;

    /// <summary><c>dotnet build</c> of it, from the folder above.</summary>
    public Build Build(params IEnumerable<string> arguments)
    {
        if (Directory.Exists(Folder["obj"]))
            Array.ForEach(Directory.GetFiles(Folder["obj"], "App.dll", SearchOption.AllDirectories), File.Delete);
        var (exitCode, output) = DotNet.RunWith(
            Variables, Path.GetDirectoryName(Folder.Path)!, ["build", Folder["App.csproj"], "--tl:off", .. arguments]);
        return new Build(exitCode, output, Folder.Path);
    }
}
