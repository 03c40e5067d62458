using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tests;

/// <summary>A folder of files to read, deleted afterwards, with a folder outside it beside it.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mqttcertgate-");

    public TemporaryRepository()
    {
        Root = Directory.CreateDirectory(Path.Combine(folder.FullName, "repository")).FullName;
        Outside = Directory.CreateDirectory(Path.Combine(folder.FullName, "outside")).FullName;
        Store = new ArtifactStore(new Repository(Root), _ => null);
    }

    public string Root { get; }

    public string Outside { get; }

    public ArtifactStore Store { get; }

    /// <summary>The manifest node that names <paramref name="path"/>.</summary>
    public Located<string> Named(string path) => new(path, new SourceLocation(Path.Combine(Root, "mqttcertgate.yml"), 4, 11, 4, 11 + path.Length));

    public Artifact Read(string path) => Store.Read(Root, Named(path));

    public TemporaryRepository File(string path, string content) => File(path, Encoding.UTF8.GetBytes(content));

    public TemporaryRepository File(string path, byte[] content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllBytes(full, content);
        return this;
    }

    /// <summary>A symbolic link at <paramref name="path"/>, to a file or folder that may be missing.</summary>
    public TemporaryRepository Link(string path, string target)
    {
        System.IO.File.CreateSymbolicLink(Path.Combine(Root, path), target);
        return this;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
