namespace MqttCertGate.Artifacts;

internal sealed partial class Repository
{
    /// <summary>netstandard2.0 cannot tell where a link leads, so none is followed.</summary>
    private static partial string? ReadLink(string path) => (File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0 ? null : "";
}
