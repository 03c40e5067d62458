using MqttCertGate.Findings;
using MqttCertGate.X509;

namespace MqttCertGate.Artifacts;

/// <summary>Tells certificate files from manifests, where a path of either may be given.</summary>
internal static class CertificateFile
{
    // An empty or damaged file of such a name is a faulty certificate, and not a faulty manifest.
    private static readonly string[] Extensions = [".cer", ".cert", ".crt", ".der", ".jks", ".p12", ".p7b", ".p7c", ".pem", ".pfx"];

    private static readonly string[] ExtensionsOfYaml = [".yaml", ".yml"];

    /// <summary>By the name where that is plain, else by the content: a manifest that is named may have any name.</summary>
    public static bool Is(string path)
    {
        bool HasOneOf(string[] extensions) => extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

        return HasOneOf(Extensions) || (!HasOneOf(ExtensionsOfYaml) && HoldsOne(path));
    }

    private static bool HoldsOne(string path)
    {
        try
        {
            return new Repository(Path.GetDirectoryName(path)!).Read(path) is { State: FileState.Read } content
                && ArtifactReader.Read(path, SourceLocation.StartOf(path), content.Bytes, FilePassword.None).Format != ArtifactFormat.Unknown;
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            return false;
        }
    }
}
