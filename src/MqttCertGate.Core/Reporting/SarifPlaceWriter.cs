using MqttCertGate.Findings;

namespace MqttCertGate.Reporting;

/// <summary>Prints places in files of the repository.</summary>
/// <param name="artifactIndexes">Of the files that were read, by URI.</param>
internal sealed class SarifPlaceWriter(JsonText json, string repositoryRoot, IReadOnlyDictionary<string, int> artifactIndexes)
{
    /// <summary>The repository's root; viewers know the name, and no path of a machine is told.</summary>
    public const string BaseId = "%SRCROOT%";

    /// <summary>The URI of a file relative to the root; null for one outside the repository.</summary>
    public string? UriOf(string path) => RelativePath.Below(repositoryRoot, path) is { } below ? RelativePath.ToUri(below) : null;

    /// <summary>Whether the file is one that was read.</summary>
    public bool IsArtifact(string uri) => artifactIndexes.ContainsKey(uri);

    /// <summary>Writes <c>physicalLocation</c>.</summary>
    /// <param name="place">The region; null for the whole file.</param>
    public void Write(string uri, SourceLocation? place)
    {
        using (json.Object("physicalLocation"))
        {
            using (json.Object("artifactLocation"))
            {
                json.Property("uri", uri);
                json.Property("uriBaseId", BaseId);
                if (artifactIndexes.TryGetValue(uri, out var index))
                    json.Property("index", index);
            }

            if (place is null)
                return;
            using (json.Object("region"))
            {
                json.Property("startLine", place.Line);
                json.Property("startColumn", place.Column);
                json.Property("endLine", place.EndLine);
                json.Property("endColumn", place.EndColumn);
            }
        }
    }
}
