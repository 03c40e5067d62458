using MqttCertGate.Findings;

namespace MqttCertGate.Reporting;

/// <summary>Prints the results of a run.</summary>
internal sealed class SarifResultWriter(
    JsonText json, string repositoryRoot, IReadOnlyDictionary<string, int> ruleIndexes, IReadOnlyDictionary<string, int> artifactIndexes)
{
    /// <summary>The repository's root; viewers know the name, and no path of a machine is told.</summary>
    public const string BaseId = "%SRCROOT%";

    public void Write(SarifResult result)
    {
        var violation = result.Finding.Violation;
        var declaration = violation.DeclaredAt is { } declared && declared != result.Place && UriOf(declared) is not null ? declared : null;
        using (json.Object())
        {
            json.Property("ruleId", result.Finding.Rule.Id);
            json.Property("ruleIndex", ruleIndexes[result.Finding.Rule.Id]);
            json.Property("level", result.Finding.Level.Word());
            WriteMessage(MessageOf(result.Finding, declaration));
            using (json.Array("locations"))
            using (json.Object())
            {
                WritePhysicalLocation(result.Uri, result.Place);
                WriteLogicalLocations(violation);
            }

            WriteCodeFlows(violation.Path);
            WriteRelatedLocations(violation, declaration);
            WriteFingerprints(result);
            WriteProperties(violation);
        }
    }

    // The link leads to the related location 1.
    private static string MessageOf(Finding finding, SourceLocation? declaration)
    {
        var link = declaration is not null && finding.Violation.EntryName is { } entry ? $" Declared in the manifest as [{SarifText.Name(entry)}](1)." : "";
        return SarifText.Sentence(SarifText.Message(finding.Text, reserved: link.Length)) + link;
    }

    private void WriteLogicalLocations(Violation violation)
    {
        if (violation.EntryName is not { } entry)
            return;
        using (json.Array("logicalLocations"))
        using (json.Object())
        {
            var name = SarifText.Name(entry);
            var manifest = violation.DeclaredAt is { } declared ? SarifText.Name(Path.GetFileName(declared.Path)) + "/" : "";
            json.Property("name", name);
            json.Property("fullyQualifiedName", manifest + name);
            json.Property("kind", "resource");
        }
    }

    private void WriteCodeFlows(IReadOnlyList<PathStep> path)
    {
        // A path has the trust anchor first; a reader starts at the leaf.
        var steps = path.Reverse().Where(step => step.Location is { } location && UriOf(location) is not null).ToArray();
        if (steps.Length < 2)
            return;
        using (json.Array("codeFlows"))
        using (json.Object())
        using (json.Array("threadFlows"))
        using (json.Object())
        using (json.Array("locations"))
        {
            foreach (var step in steps)
            {
                using (json.Object())
                using (json.Object("location"))
                {
                    WritePhysicalLocation(UriOf(step.Location!)!, step.Location!);
                    WriteMessage(SarifText.Sentence($"{SarifText.Name(step.Name)}: {SarifText.Name(step.Remark)}"));
                }
            }
        }
    }

    private void WriteRelatedLocations(Violation violation, SourceLocation? declaration)
    {
        RelatedLocation[] declarations = declaration is null ? [] : [new(declaration, "The declaration in the manifest.")];
        var related = declarations.Concat(violation.Related.Where(place => UriOf(place.Location) is not null)).ToArray();
        if (related.Length == 0)
            return;
        using (json.Array("relatedLocations"))
        {
            for (var index = 0; index < related.Length; index++)
            {
                using (json.Object())
                {
                    json.Property("id", index + 1);
                    WritePhysicalLocation(UriOf(related[index].Location)!, related[index].Location);
                    WriteMessage(SarifText.Sentence(SarifText.Message(related[index].Message)));
                }
            }
        }
    }

    private void WriteFingerprints(SarifResult result)
    {
        using (json.Object("partialFingerprints"))
        {
            // The only key GitHub reads, in the form of its own value; the other says which algorithm it is.
            json.Property("primaryLocationLineHash", FormattableString.Invariant($"{result.Fingerprint}:{result.Occurrence}"));
            json.Property("mqttCertGate/v1", result.Fingerprint);
        }
    }

    private void WriteProperties(Violation violation)
    {
        if (violation is { EntryName: null, Certificate: null })
            return;
        using (json.Object("properties"))
        {
            json.Property("entry", violation.EntryName is { } entry ? SafeText.Name(entry) : null);
            json.Property("certSha256", violation.Certificate?.Sha256);
            json.Property("spkiSha256", violation.Certificate?.SpkiSha256);
            json.Property("serialNumber", violation.Certificate?.SerialNumber);
            json.Property("notAfter", violation.Certificate?.NotAfter.Timestamp());
        }
    }

    private void WritePhysicalLocation(string uri, SourceLocation place)
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

            using (json.Object("region"))
            {
                json.Property("startLine", place.Line);
                json.Property("startColumn", place.Column);
                json.Property("endLine", place.EndLine);
                json.Property("endColumn", place.EndColumn);
            }
        }
    }

    private void WriteMessage(string text)
    {
        using (json.Object("message"))
            json.Property("text", text);
    }

    private string? UriOf(SourceLocation place) =>
        RelativePath.Below(repositoryRoot, place.Path) is { } path ? RelativePath.ToUri(path) : null;
}
