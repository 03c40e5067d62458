using MqttCertGate.Findings;

namespace MqttCertGate.Reporting;

/// <summary>Prints the results of a run.</summary>
/// <param name="places">Prints where they are.</param>
internal sealed class SarifResultWriter(JsonText json, SarifPlaceWriter places, IReadOnlyDictionary<string, int> ruleIndexes)
{
    public void Write(SarifResult result)
    {
        var violation = result.Finding.Violation;
        var declaration = violation.DeclaredAt is { } declared && declared != result.Place && places.UriOf(declared.Path) is not null ? declared : null;
        using (json.Object())
        {
            json.Property("ruleId", result.Finding.Rule.Id);
            json.Property("ruleIndex", ruleIndexes[result.Finding.Rule.Id]);
            json.Property("level", result.Finding.Level.Word());
            WriteMessage(MessageOf(result.Finding, declaration));
            using (json.Array("locations"))
            using (json.Object())
            {
                places.Write(result.Uri, result.Place);
                WriteLogicalLocations(violation);
            }

            WriteCodeFlows(result.Finding);
            WriteRelatedLocations(violation, declaration);
            WriteFingerprints(result);
            WriteSuppressions(result.Finding.Waiver);
            WriteProperties(result);
        }
    }

    // The link leads to the related location 1; a backslash would escape the bracket that ends its text (SARIF §3.11.6).
    private static string MessageOf(Finding finding, SourceLocation? declaration)
    {
        var link = declaration is not null && finding.Violation.EntryName is { } entry
            ? $" Declared in the manifest as [{SarifText.Name(entry).Replace('\\', '/')}](1)."
            : "";
        return SarifText.Sentence(SarifText.Message(finding.Text, reserved: link.Length + 1)) + link;
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

    private void WriteCodeFlows(Finding finding)
    {
        // What is about one certificate needs no walk to it. A path has the trust anchor first; a reader starts at the leaf.
        var steps = finding.Rule.Class == FindingClass.Instance ? []
            : finding.Violation.Path.Reverse().Where(step => step.Location is { } location && places.UriOf(location.Path) is not null).ToArray();
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
                    places.Write(places.UriOf(step.Location!.Path)!, step.Location);
                    WriteMessage(SarifText.Sentence($"{SarifText.Name(step.Name)}: {SarifText.Name(step.Remark)}"));
                }
            }
        }
    }

    private void WriteRelatedLocations(Violation violation, SourceLocation? declaration)
    {
        var related = (declaration is null ? [] : new[] { new RelatedLocation(declaration, "The declaration in the manifest") })
            .Concat(violation.Related).Where(place => places.UriOf(place.Location.Path) is not null).ToList();
        // A file that is not text has no line of its own (its region would open as text).
        var file = violation.File is { } path && path != violation.Location.Path && places.UriOf(path) is { } uri && places.IsArtifact(uri) ? uri : null;
        if (related.Count == 0 && file is null)
            return;
        using (json.Array("relatedLocations"))
        {
            for (var index = 0; index < related.Count; index++)
                WriteRelated(index + 1, places.UriOf(related[index].Location.Path)!, related[index].Location, related[index].Message);
            if (file is not null)
                WriteRelated(related.Count + 1, file, place: null, "The file");
        }
    }

    private void WriteRelated(int id, string uri, SourceLocation? place, string message)
    {
        using (json.Object())
        {
            json.Property("id", id);
            places.Write(uri, place);
            WriteMessage(SarifText.Sentence(SarifText.Message(message, reserved: 1)));
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

    private void WriteSuppressions(Waiver? waiver)
    {
        if (waiver is null)
            return;
        using (json.Array("suppressions"))
        using (json.Object())
        {
            json.Property("kind", "external");
            json.Property("status", "accepted");
            json.Property("justification", SarifText.Sentence($"{SarifText.Message(waiver.Reason, reserved: 20)} (until {waiver.Until.Day()})"));
        }
    }

    private void WriteProperties(SarifResult result)
    {
        var violation = result.Finding.Violation;
        if (violation is { EntryName: null, Certificate: null } && result.LeftOut is null)
            return;
        using (json.Object("properties"))
        {
            json.Property("entry", violation.EntryName is { } entry ? SafeText.Name(entry) : null);
            json.Property("role", violation.Slot is { Length: > 0 } slot ? SafeText.Name(slot.Split(':')[0]) : null);
            json.Property("certSha256", violation.Certificate?.Sha256.ToString());
            json.Property("spkiSha256", violation.Certificate?.SpkiSha256.ToString());
            json.Property("serialNumber", violation.Certificate?.SerialNumber);
            json.Property("notAfter", violation.Certificate?.NotAfter.Timestamp());
            if (result.LeftOut is { } leftOut)
            {
                using (json.Object("leftOut"))
                {
                    json.Property("errors", leftOut.Errors);
                    json.Property("warnings", leftOut.Warnings);
                    json.Property("notes", leftOut.Notes);
                    json.Property("allowed", leftOut.Allowed);
                }
            }
        }
    }

    private void WriteMessage(string text)
    {
        using (json.Object("message"))
            json.Property("text", text);
    }
}
