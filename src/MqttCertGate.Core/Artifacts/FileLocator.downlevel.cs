namespace MqttCertGate.Artifacts;

internal sealed partial class FileLocator
{
    /// <summary>netstandard2.0 cannot tell where a link leads, so none is followed.</summary>
    private static partial bool TryReadLink(string path, out string? target)
    {
        target = null;
        return (File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0;
    }
}
