using System.Xml.Linq;

namespace MqttCertGate.Tasks.Tests;

/// <summary>A user's repository, outside this one: what its projects share, and no project yet.</summary>
internal class Workspace : IDisposable
{
    private readonly TempFolder folder = new();

    /// <param name="gate">The package.</param>
    /// <param name="shared">What Directory.Build.props says of all projects beside where packages come from.</param>
    public Workspace(PackedGate gate, params IEnumerable<XElement> shared)
    {
        Gate = gate;
        new XElement(
            "Project",
            new XElement(
                "PropertyGroup",
                new XElement("MqttCertGateAt", Certificates.At),
                new XElement("RestoreSources", gate.Feed),
                new XElement("RestorePackagesPath", gate.PackagesFolder)),
            shared).Save(folder["Directory.Build.props"]);
    }

    public TempFolder Folder => folder;

    /// <summary>Environment variables of its builds.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    protected PackedGate Gate { get; }

    /// <summary>The package, as a project references it.</summary>
    public static XElement Reference(PackedGate gate) => new(
        "ItemGroup",
        new XElement(
            "PackageReference",
            new XAttribute("Include", "MqttCertGate"), new XAttribute("Version", gate.Version), new XAttribute("PrivateAssets", "all")));

    /// <summary><c>dotnet</c> in its folder.</summary>
    public Build Run(params IEnumerable<string> arguments) => RunIn("", arguments);

    /// <summary><c>dotnet</c> in a folder below: a command line cannot name every folder there can be.</summary>
    public Build RunIn(string below, params IEnumerable<string> arguments)
    {
        var (exitCode, output) = DotNet.RunWith(Variables, folder[below], arguments);
        return new Build(exitCode, output, folder.Path);
    }

    public virtual void Dispose() => folder.Dispose();
}
