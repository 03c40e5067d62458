namespace MqttCertGate.Artifacts;

internal sealed partial class FileLocator
{
    private static partial bool TryReadLink(string path, out string? target)
    {
        target = new FileInfo(path).LinkTarget;
        return true;
    }
}
