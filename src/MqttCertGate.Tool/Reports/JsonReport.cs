using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Reports;

/// <summary>The report as JSON, for programs; <c>report-v1.schema.json</c> beside this file says what it holds.</summary>
internal sealed class JsonReport
{
    /// <summary>Counts up when a reader of the last version would be misled. What is added is none of that.</summary>
    public const int Version = 1;

    public const string SchemaUri = "https://raw.githubusercontent.com/mqttcertgate/mqttcertgate/main/src/MqttCertGate.Tool/Reports/report-v1.schema.json";

    private readonly ReportContent content;
    private readonly JsonText json;

    private JsonReport(ReportContent content, TextWriter output)
    {
        this.content = content;
        json = new JsonText(output);
    }

    public static void Write(ReportContent content, TextWriter output) => new JsonReport(content, output).Write();

    private void Write()
    {
        var report = content.Report;
        using (json.Object())
        {
            json.Property("$schema", SchemaUri);
            json.Property("version", Version);
            json.Property("toolVersion", ProductVersion.Text);
            json.Property("asOf", report.At.Timestamp());
            json.Property("nextChange", report.NextChange?.Timestamp());
            json.Property("failOn", content.FailOn == Level.None ? "never" : content.FailOn.Word());
            json.Property("verdict", content.Verdict.Word.ToLowerInvariant().Replace(' ', '-'));
            json.Property("summary", $"{content.Verdict.Summary}.");
            WriteCounts(report);
            json.Property("manifests", report.Manifests.Select(Path));
            List("findings", content.Active, Write);
            List("allowed", content.Allowed, Write);
            List("entries", content.Inventory.Entries, Write);
            List("certificates", content.Inventory.Certificates, Write);
            List("files", report.Artifacts, Write);
        }
    }

    private void WriteCounts(Report report)
    {
        using (json.Object("counts"))
        {
            json.Property("certificates", report.CertificateCount);
            json.Property("errors", report.Count(Level.Error));
            json.Property("warnings", report.Count(Level.Warning));
            json.Property("notes", report.Count(Level.Note));
            json.Property("allowed", content.Allowed.Count());
        }
    }

    private void Write(Finding finding)
    {
        var violation = finding.Violation;
        json.Property("rule", finding.Rule.Id);
        json.Property("name", finding.Rule.Name);
        json.Property("level", finding.Level.Word());
        json.Property("message", SafeText.Message(violation.Message));
        Texts("notes", finding.Notes);
        Name("entry", violation.EntryName);
        Write("location", violation.Location);
        Write("declaredAt", violation.DeclaredAt);
        json.Property("certificate", violation.Certificate?.Sha256.ToString());
        json.Property("fingerprint", content.FingerprintOf(finding));
        List("related", violation.Related, related =>
        {
            json.Property("message", SafeText.Message(related.Message));
            Write("location", related.Location);
        });
        List("path", violation.Path, step =>
        {
            Name("name", step.Name);
            json.Property("remark", SafeText.Name(step.Remark));
            Write("location", step.Location);
        });
        json.Property("help", SafeText.Message(FindingText.Help(finding)));
        json.Property("helpUri", finding.Rule.HelpUri);
        if (finding.Waiver is not { } waiver)
            return;
        using (json.Object("allowance"))
        {
            json.Property("reason", SafeText.Message(waiver.Reason));
            json.Property("until", waiver.Until.Day());
            Write("location", waiver.Location);
        }
    }

    private void Write(ListedEntry entry)
    {
        Name("name", entry.Name);
        json.Property("role", entry.Role.Word());
        Write("declaredAt", entry.Place);
        json.Property("file", Path(entry.File));
        List("paths", entry.Paths, path =>
        {
            json.Property("valid", path.IsValid);
            List("steps", path.Steps, step =>
            {
                Name("name", step.Name);
                json.Property("certificate", step.Sha256?.ToString());
                Name("break", step.Break);
                Texts("faults", step.Faults);
            });
        });
    }

    private void Write(ListedCertificate certificate)
    {
        var facts = certificate.Facts;
        json.Property("sha256", facts.Sha256.ToString());
        Name("name", certificate.Name);
        Name("subject", facts.Subject);
        Name("issuer", certificate.Issuer);
        json.Property("names", certificate.Names.Select(SafeText.Name));
        Name("key", certificate.Key);
        Name("signature", certificate.Signature);
        json.Property("serialNumber", SafeText.Name(facts.SerialNumber));
        json.Property("publicKeySha256", facts.SpkiSha256.ToString());
        json.Property("notBefore", facts.NotBefore.Timestamp());
        json.Property("notAfter", facts.NotAfter.Timestamp());
        json.Property("renewFrom", certificate.RenewFrom?.Timestamp());
        json.Property("status", Validity.Of(certificate, content.Report.At).Status.Word());
        List("uses", certificate.Uses, use =>
        {
            Name("entry", use.EntryName);
            json.Property("role", use.Role.Word());
            Write("location", use.Location);
        });
    }

    private void Write(CheckedArtifact file)
    {
        json.Property("path", Path(file.Path));
        json.Property("mediaType", file.MimeType);
        json.Property("sha256", file.Sha256.ToString());
    }

    private void Write(string name, SourceLocation? location)
    {
        if (location is null)
            return;
        using (json.Object(name))
        {
            json.Property("path", Path(location.Path));
            json.Property("line", location.Line);
            json.Property("column", location.Column);
            json.Property("endLine", location.EndLine);
            json.Property("endColumn", location.EndColumn);
        }
    }

    private void Name(string name, string? text) => json.Property(name, text is null ? null : SafeText.Name(text));

    private void Texts(string name, IReadOnlyCollection<string> texts)
    {
        if (texts.Count > 0)
            json.Property(name, texts.Select(text => SafeText.Message(text)));
    }

    private void List<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        using (json.Array(name))
        {
            foreach (var item in items)
            {
                using (json.Object())
                    write(item);
            }
        }
    }

    // Whole, unlike those for people: a program opens what it names.
    private string Path(string path) => SafeText.Part(RelativePath.Below(content.Report.RepositoryRoot, path) ?? path.Replace('\\', '/'));
}
