namespace MqttCertGate.Tool.Tests;

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("mqttcertgate-").FullName;

    /// <summary>The absolute path of something in it.</summary>
    public string this[string path] => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    public TemporaryFolder With(string path, string content = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], content);
        return this;
    }

    public TemporaryFolder WithFolder(string path)
    {
        Directory.CreateDirectory(this[path]);
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
