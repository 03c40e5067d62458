using System.Globalization;
using MqttCertGate.Findings;

namespace MqttCertGate.Reporting;

/// <summary>
/// Prints a report as SARIF 2.1.0 in the form that code scanning services accept: one run, also where there is nothing to report, for a run
/// without the result is what closes an alert.
/// </summary>
internal sealed class SarifWriter
{
    /// <summary>Part of every alert's identity; never changes.</summary>
    public const string ToolName = "MqttCertGate";
    private const string ToolUri = "https://github.com/mqttcertgate/mqttcertgate";

    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>Of a short or full description, by GitHub and GitLab.</summary>
    private const int DescriptionLimit = 1024;

    private readonly JsonText json;
    private readonly Report report;
    private readonly SarifOptions options;
    private readonly RuleDescriptor[] rules;
    private readonly (CheckedArtifact Artifact, string Uri)[] artifacts;

    private SarifWriter(Report report, TextWriter output, SarifOptions options)
    {
        this.report = report;
        this.options = options;
        json = new JsonText(output);
        rules = [.. report.Rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        artifacts = [.. (from artifact in report.Artifacts
                         let path = RelativePath.Below(report.RepositoryRoot, artifact.Path)
                         where path is not null
                         select (artifact, uri: RelativePath.ToUri(path))).OrderBy(pair => pair.uri, StringComparer.Ordinal)];
    }

    /// <summary>Writes the whole file. The caller's encoding must write no byte order mark: code scanning takes it for a syntax error.</summary>
    public static void Write(Report report, TextWriter output, SarifOptions? options = null) =>
        new SarifWriter(report, output, options ?? new SarifOptions()).WriteLog();

    private void WriteLog()
    {
        using (json.Object())
        {
            json.Property("$schema", Schema);
            json.Property("version", "2.1.0");
            using (json.Array("runs"))
            using (json.Object())
            {
                WriteTool();
                WriteCategory();
                WriteInvocation();
                WriteBase();
                WriteArtifacts();
                WriteResults();
                json.Property("columnKind", "utf16CodeUnits");
            }
        }
    }

    private void WriteTool()
    {
        using (json.Object("tool"))
        using (json.Object("driver"))
        {
            json.Property("name", ToolName);
            json.Property("fullName", $"{ToolName} {ProductVersion.Text}");
            json.Property("organization", ToolName);
            json.Property("informationUri", ToolUri);
            json.Property("semanticVersion", ProductVersion.Text);
            json.Property("version", ProductVersion.Text);
            using (json.Array("rules"))
            {
                foreach (var rule in rules)
                    WriteRule(rule);
            }
        }
    }

    // Every rule, whether it ran or not, with the same text in every repository: what is configured shows in the results' levels.
    private void WriteRule(RuleDescriptor rule)
    {
        using (json.Object())
        {
            json.Property("id", rule.Id);
            json.Property("name", rule.Defect);
            WriteMessage("shortDescription", rule.Title + ".");
            WriteMessage("fullDescription", FullDescription(rule));
            using (json.Object("help"))
            {
                json.Property("text", rule.Help.Trim());
                json.Property("markdown", RuleText.Section(rule));
            }

            json.Property("helpUri", rule.HelpUri);
            using (json.Object("defaultConfiguration"))
            {
                if (!rule.OnByDefault)
                    json.Property("enabled", false);
                json.Property("level", rule.DefaultLevel.Word());
            }

            WriteRuleProperties(rule);
        }
    }

    private void WriteRuleProperties(RuleDescriptor rule)
    {
        using (json.Object("properties"))
        {
            json.Property("precision", rule.IsHeuristic ? "high" : "very-high");
            if (rule.SecuritySeverity is { } severity)
                json.Property("security-severity", severity.ToString("0.0", CultureInfo.InvariantCulture));
            else
                json.Property("problem.severity", rule.DefaultLevel == Level.Note ? "recommendation" : rule.DefaultLevel.Word());
            json.Property("tags", Tags(rule));
        }
    }

    private static IEnumerable<string> Tags(RuleDescriptor rule)
    {
        yield return "certificate";
        yield return "mqtt";
        if (rule.SecuritySeverity is not null)
            yield return "security";
        if (rule.Cwe is { } cwe)
        {
            // The first form is GitHub's, the second GitLab's.
            yield return $"external/cwe/cwe-{cwe:000}";
            yield return $"cwe-{cwe}";
        }
    }

    private static string FullDescription(RuleDescriptor rule)
    {
        var paragraph = rule.Help.Trim().Split(["\n\n"], StringSplitOptions.None)[0].Replace('\n', ' ');
        var text = $"{rule.Title}. {paragraph}";
        return text.Remove(text.LastIndexOf('.', Math.Min(text.Length, DescriptionLimit) - 1) + 1);
    }

    // A service takes the part up to the last slash for the category (SARIF §3.17.3).
    private void WriteCategory()
    {
        if (options.Category is not { } category)
            return;
        using (json.Object("automationDetails"))
            json.Property("id", category.TrimEnd('/') + "/");
    }

    // Findings are no failure of the run. A rule that failed is: its alerts must not be taken for mended.
    private void WriteInvocation()
    {
        using (json.Array("invocations"))
        using (json.Object())
        {
            json.Property("executionSuccessful", !report.HasInternalError);
            if (report.HasInternalError)
                WriteNotifications();
            json.Property("startTimeUtc", report.At.Timestamp());
        }
    }

    private void WriteNotifications()
    {
        using (json.Array("toolExecutionNotifications"))
        {
            foreach (var failure in report.InternalErrors)
            {
                using (json.Object())
                {
                    using (json.Object("descriptor"))
                        json.Property("id", failure.Rule.Id);
                    json.Property("level", "error");
                    WriteMessage("message", SarifText.Sentence(SarifText.Message(failure.Violation.Message, reserved: 1)));
                    json.Property("timeUtc", report.At.Timestamp());
                }
            }
        }
    }

    private void WriteBase()
    {
        using (json.Object("originalUriBaseIds"))
        using (json.Object(SarifPlaceWriter.BaseId))
            WriteMessage("description", "The root of the repository.");
    }

    private void WriteArtifacts()
    {
        using (json.Array("artifacts"))
        {
            foreach (var (artifact, uri) in artifacts)
            {
                using (json.Object())
                {
                    using (json.Object("location"))
                    {
                        json.Property("uri", uri);
                        json.Property("uriBaseId", SarifPlaceWriter.BaseId);
                    }

                    json.Property("roles", ["analysisTarget"]);
                    json.Property("mimeType", artifact.MimeType);
                    using (json.Object("hashes"))
                        json.Property("sha-256", artifact.Sha256.ToString());
                }
            }
        }
    }

    // A part of the results would close the alerts of the others, so a run that failed has none.
    private void WriteResults()
    {
        var ruleIndexes = rules.Select((rule, index) => (rule.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var artifactIndexes = artifacts.Select((artifact, index) => (artifact.Uri, index)).ToDictionary(pair => pair.Uri, pair => pair.index);
        var writer = new SarifResultWriter(json, new SarifPlaceWriter(json, report.RepositoryRoot, artifactIndexes), ruleIndexes);
        using (json.Array("results"))
        {
            foreach (var result in report.HasInternalError ? [] : SarifResults.Of(report, options.IncludeAllowed))
                writer.Write(result);
        }
    }

    private void WriteMessage(string name, string text)
    {
        using (json.Object(name))
            json.Property("text", text);
    }
}
