using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MqttCertGate.Tasks.Tests;

/// <summary>A user's project, outside the repository: it references the package and has nothing else.</summary>
internal sealed class GateProject : IDisposable
{
    private readonly TempFolder folder = new();

    public GateProject(PackedGate gate, string frameworks = "net10.0")
    {
        new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement(frameworks.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework", frameworks),
                new XElement("MqttCertGateAt", Certificates.At),
                new XElement("RestoreSources", gate.Feed),
                new XElement("RestorePackagesPath", gate.PackagesFolder)),
            new XElement(
                "ItemGroup",
                new XElement(
                    "PackageReference",
                    new XAttribute("Include", "MqttCertGate"), new XAttribute("Version", gate.Version), new XAttribute("PrivateAssets", "all"))))
            .Save(folder["App.csproj"]);
        folder.Write("Broker.cs", "public static class Broker;\n");
    }

    public TempFolder Folder => folder;

    /// <summary>Whether anything was compiled.</summary>
    public bool HasAssembly => Directory.Exists(folder["obj"]) && Directory.GetFiles(folder["obj"], "App.dll", SearchOption.AllDirectories).Length > 0;

    /// <summary><c>dotnet build</c> of it, from the folder above.</summary>
    public Build Build(params IEnumerable<string> arguments)
    {
        if (Directory.Exists(folder["obj"]))
            Array.ForEach(Directory.GetFiles(folder["obj"], "App.dll", SearchOption.AllDirectories), File.Delete);
        var (exitCode, output) = DotNet.Run(
            Path.GetDirectoryName(folder.Path)!, ["build", folder["App.csproj"], "--tl:off", .. arguments]);
        return new Build(exitCode, output, folder.Path);
    }

    public void Dispose() => folder.Dispose();
}

/// <summary>What a build ended with.</summary>
internal sealed partial record Build(int ExitCode, string Output, string Folder)
{
    /// <summary>
    /// Its canonical lines up to the message, in order: <c>broker.pem(2,1): error MCG6001</c>, the path relative to the project's folder, followed
    /// by the target framework where the project has several.
    /// </summary>
    public IReadOnlyList<string> Diagnostics =>
    [
        .. Diagnostic().Matches(BeforeSummary).Select(match => match.Groups["framework"].Success
            ? $"{Relative(match)} {match.Groups["framework"].Value}"
            : Relative(match)),
    ];

    // The summary says everything again, and `dotnet build` cannot be told to leave it out.
    private string BeforeSummary => Output[..Math.Max(Output.IndexOf("\nBuild ", StringComparison.Ordinal), 0)];

    private string Relative(Match match) =>
        match.Groups["head"].Value.Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*(?<head>.+?: (error|warning) [A-Z]+[0-9]+): .*?(TargetFramework=(?<framework>[^\]\s]+)\])?\s*$", RegexOptions.Multiline)]
    private static partial Regex Diagnostic();
}
