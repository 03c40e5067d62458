namespace MqttCertGate.Artifacts;

internal sealed partial class Repository
{
    private static partial string? ReadLink(string path) => new FileInfo(path).LinkTarget;
}
