using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tests;

/// <summary>A repository of its own for a test, with manifests written into it.</summary>
internal sealed class ManifestFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mqttcertgate-");

    public string Root => folder.FullName;

    /// <summary>Writes a file, with its folders, and gives back its path.</summary>
    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Root, name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public ManifestReading Read(string name) => ManifestReader.Read(Path.Combine(Root, name.Replace('/', Path.DirectorySeparatorChar)), new Repository(Root));

    /// <summary>Reads a manifest of that text.</summary>
    public static ManifestReading ReadText(string text)
    {
        using var folder = new ManifestFolder();
        folder.Write("mqttcertgate.yml", text);
        return folder.Read("mqttcertgate.yml");
    }

    /// <summary>Problems as "line:column kind message".</summary>
    public static IReadOnlyList<string> Printed(IEnumerable<ManifestProblem> problems) =>
        [.. problems.Select(problem => $"{problem.Location.Line}:{problem.Location.Column} {problem.Kind} {problem.Message}")];

    public void Dispose() => folder.Delete(recursive: true);
}
