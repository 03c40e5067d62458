using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Tool.Rendering;

/// <summary>The lines that code frames may show: those of manifests and other YAML files, and never one that could hold a key.</summary>
internal sealed class SourceFiles
{
    private readonly HashSet<string> manifests;
    private readonly HashSet<string> artifacts;
    private readonly Func<string, string?> read;
    private readonly Dictionary<string, string[]> lines = new(StringComparer.Ordinal);

    public SourceFiles(Report report, Func<string, string?> read)
    {
        this.read = read;
        manifests = new HashSet<string>(report.Manifests, StringComparer.Ordinal);
        // Of a fleet's files hardly one could be taken for YAML.
        artifacts = new HashSet<string>(
            report.Artifacts.Where(artifact => artifact.MimeType != CheckedArtifact.Yaml).Select(artifact => artifact.Path).Where(IsYaml),
            StringComparer.Ordinal);
    }

    /// <summary>The line a region begins in; null where it is not to be shown.</summary>
    public string? LineOf(SourceLocation region)
    {
        // The beginning of a file stands for the file.
        if (region == SourceLocation.StartOf(region.Path) || !IsShown(region.Path))
            return null;
        if (!lines.TryGetValue(region.Path, out var ofFile))
            lines[region.Path] = ofFile = LinesOf(read(region.Path));
        return region.Line <= ofFile.Length && ofFile[region.Line - 1] is var line && !KeyMaterial.MayBeIn(line) ? line : null;
    }

    private bool IsShown(string path) => IsYaml(path) && !artifacts.Contains(path);

    private bool IsYaml(string path) => manifests.Contains(path) || Path.GetExtension(path) is ".yml" or ".yaml";

    // A key may have been pasted into a manifest, or named in its place.
    private static string[] LinesOf(string? text) =>
        text is null || text.Contains("-----BEGIN", StringComparison.Ordinal) || text.Contains('\0') ? [] : text.ReplaceLineEndings("\n").Split('\n');
}

/// <summary>Reads files for code frames.</summary>
internal static class SourceFile
{
    // Manifests are a few kilobytes; what is larger gets no frame.
    private const int MaximumBytes = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file; null where there is none to show.</summary>
    public static string? Read(string path)
    {
        try
        {
            return new FileInfo(path).Length is > 0 and <= MaximumBytes ? File.ReadAllText(path, StrictUtf8) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return null;
        }
    }
}
