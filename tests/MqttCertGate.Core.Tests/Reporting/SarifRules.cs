using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MqttCertGate.Tests.Reporting;

/// <summary>
/// What Microsoft's SARIF Multitool asks of a file (its kinds Sarif and Ghas), and what code scanning services reject beyond it. The Multitool itself
/// is in no registry that this build reaches.
/// </summary>
internal static partial class SarifRules
{
    private const string FinalSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>Every rule that a log breaks, with the place; empty for a good one.</summary>
    public static IReadOnlyList<string> Faults(string sarif)
    {
        var log = JsonNode.Parse(sarif)!.AsObject();
        var faults = new List<string>();
        void Check(bool holds, string rule, JsonNode place)
        {
            if (!holds)
                faults.Add($"{rule} {place.GetPath()}");
        }

        Check((string?)log["$schema"] == FinalSchema && (string?)log["version"] == "2.1.0", "SARIF1011 SARIF2008 GH1011 GH1013", log);
        Check(log["runs"]!.AsArray().Count == 1, "GH1014 one run", log["runs"]!);
        foreach (var run in log["runs"]!.AsArray())
        {
            Check(run!["results"] is JsonArray { Count: <= 5000 }, "GH1004 GH1014 results", run);
            var driver = run["tool"]!["driver"]!.AsObject();
            Check(driver["name"] is not null && driver["informationUri"] is not null && driver["version"] is not null && driver["fullName"] is not null, "SARIF2005 GH1018", driver);
            Check(run["originalUriBaseIds"]!["%SRCROOT%"] is { } root && root["uri"] is null, "SARIF1004", run);
            Check(run["automationDetails"] is not { } details || ((string)details["id"]!).EndsWith('/'), "category", run);
            foreach (var rule in driver["rules"]!.AsArray())
                CheckRule(rule!, Check);
            foreach (var artifact in run["artifacts"]!.AsArray())
            {
                CheckArtifactLocation(artifact!["location"]!, run, Check);
                Check(artifact.AsObject().Count > 1 && artifact["contents"] is null, "SARIF2004 SARIF2013", artifact);
            }

            foreach (var invocation in run["invocations"]!.AsArray())
                CheckInvocation(invocation!, run, Check);
            foreach (var result in run["results"]!.AsArray())
                CheckResult(result!, run, Check);
            var identities = run["results"]!.AsArray().Select(Identity).ToList();
            Check(identities.Distinct().Count() == identities.Count, "results that code scanning would merge", run);
        }

        return faults;
    }

    private static string Identity(JsonNode? result) =>
        $"{result!["ruleId"]} {result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]} {result["partialFingerprints"]!["primaryLocationLineHash"]}";

    private static void CheckRule(JsonNode rule, Action<bool, string, JsonNode> check)
    {
        check(Matches("^[A-Z]{1,8}(?:-?[0-9]{1,6}){0,3}$", rule["id"]), "SARIF2009", rule);
        check(Matches("^([A-Z][a-z0-9]*)+$", rule["name"]) && (string)rule["name"]! != (string)rule["id"]!, "SARIF1001 SARIF2012", rule);
        check(Uri.TryCreate((string?)rule["helpUri"], UriKind.Absolute, out _), "SARIF1005 SARIF2012", rule);
        check(Matches(@"^[^\n]{1,255}\.$", rule["shortDescription"]?["text"]), "GH2012 shortDescription", rule);
        check(Matches(@"^[^\n]{1,1023}\.$", rule["fullDescription"]?["text"]), "GH2012 fullDescription", rule);
        check(Matches(".", rule["help"]?["text"]) && Matches(".", rule["help"]?["markdown"]), "GH2012 help", rule);
        check(Matches("^(error|warning|note)$", rule["defaultConfiguration"]?["level"]), "level", rule);
        var properties = rule["properties"]!;
        check(properties["tags"] is JsonArray { Count: >= 1 and <= 10 }, "tags", rule);
        check(Matches("^(very-high|high)$", properties["precision"]), "precision", rule);
        // One or the other: the first makes it a security result, the second is for all others.
        check(properties["security-severity"] is null != properties["problem.severity"] is null, "severity", rule);
        check(properties["security-severity"] is null || Matches(@"^(10\.0|[0-9]\.[0-9])$", properties["security-severity"]), "security-severity", rule);
        check(properties["problem.severity"] is null || Matches("^(error|warning|recommendation)$", properties["problem.severity"]), "problem.severity", rule);
    }

    private static void CheckInvocation(JsonNode invocation, JsonNode run, Action<bool, string, JsonNode> check)
    {
        check(Matches(@"^[0-9-]{10}T[0-9:]{8}Z$", invocation["startTimeUtc"]) && invocation["endTimeUtc"] is null, "SARIF1006", invocation);
        foreach (var name in new[] { "workingDirectory", "machine", "account", "commandLine", "environmentVariables" })
            check(invocation[name] is null, name, invocation);
        if ((bool)invocation["executionSuccessful"]!)
            return;
        check(run["results"]!.AsArray().Count == 0, "a failed run closes no alert", invocation);
        check(invocation["toolExecutionNotifications"] is JsonArray { Count: > 0 }, "a failed run says why", invocation);
        foreach (var notification in invocation["toolExecutionNotifications"]!.AsArray())
            CheckMessage(notification!["message"], check, notification);
    }

    private static void CheckResult(JsonNode result, JsonNode run, Action<bool, string, JsonNode> check)
    {
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        check((int)result["ruleIndex"]! < rules.Count && (string)rules[(int)result["ruleIndex"]!]!["id"]! == (string)result["ruleId"]!, "SARIF1009 SARIF1010", result);
        check(result["rule"] is null, "SARIF2004", result);
        check(Matches("^(error|warning|note)$", result["level"]), "level", result);
        foreach (var name in new[] { "kind", "rank", "guid", "fingerprints", "baselineState", "fixes" })
            check(result[name] is null, name, result);
        CheckMessage(result["message"], check, result);
        check(result["locations"] is JsonArray { Count: 1 }, "GH1001 GH1015", result);
        CheckLocation(result["locations"]![0]!, run, check, isPrimary: true);
        var related = result["relatedLocations"]?.AsArray() ?? [];
        check(related.Select((location, index) => (int?)location!["id"] == index + 1).All(same => same), "related ids", result);
        foreach (Match link in Link().Matches((string)result["message"]!["text"]!))
            check(int.Parse(link.Groups[1].Value) <= related.Count, "a link leads nowhere", result);
        foreach (var location in related)
        {
            CheckLocation(location!, run, check, isPrimary: false);
            CheckMessage(location!["message"], check, location);
        }

        foreach (var step in (result["codeFlows"]?.AsArray() ?? []).SelectMany(flow => flow!["threadFlows"]!.AsArray()).SelectMany(flow => flow!["locations"]!.AsArray()))
        {
            check(step!["location"] is not null && step["index"] is null, "GH1002", step);
            CheckLocation(step["location"]!, run, check, isPrimary: true);
            CheckMessage(step["location"]!["message"], check, step);
        }

        check(Matches("^[0-9a-f]{32}:[0-9]+$", result["partialFingerprints"]?["primaryLocationLineHash"]), "fingerprint", result);
    }

    private static void CheckLocation(JsonNode location, JsonNode run, Action<bool, string, JsonNode> check, bool isPrimary)
    {
        var physical = location["physicalLocation"];
        check(physical?["artifactLocation"]?["uri"] is not null, "GH1001 GH1016 GH1017", location);
        CheckArtifactLocation(physical!["artifactLocation"]!, run, check);
        check(physical["contextRegion"] is null && physical["region"]?["snippet"] is null && physical["region"]?["byteOffset"] is null, "SARIF2010", location);
        check(physical["region"] is not null || !isPrimary, "GH1003 SARIF2017", location);
        if (physical["region"] is not { } region)
            return;
        var (line, column, endLine, endColumn) = ((int)region["startLine"]!, (int)region["startColumn"]!, (int)region["endLine"]!, (int)region["endColumn"]!);
        check(line >= 1 && column >= 1 && endColumn >= 1 && (endLine > line || (endLine == line && endColumn >= column)), "SARIF1007", region);
    }

    private static void CheckArtifactLocation(JsonNode location, JsonNode run, Action<bool, string, JsonNode> check)
    {
        var uri = (string)location["uri"]!;
        check(Uri.IsWellFormedUriString(uri, UriKind.Relative) && RelativeReference().IsMatch(uri), "SARIF1002 GH1005 GH1006", location);
        check(!uri.Split('/').Any(segment => segment is "" or "." or ".."), "SARIF1002 segments", location);
        check((string?)location["uriBaseId"] == "%SRCROOT%", "SARIF1004 SARIF2007", location);
        if (location["index"] is { } index)
            check((string)run["artifacts"]![(int)index]!["location"]!["uri"]! == uri, "SARIF1009", location);
    }

    private static void CheckMessage(JsonNode? message, Action<bool, string, JsonNode> check, JsonNode place)
    {
        check(message is JsonObject { Count: 1 } && message["text"] is not null, "GH1007", place);
        var text = (string)message!["text"]!;
        check(text.EndsWith('.'), "SARIF2001", place);
        check(text.Length <= 1000, "GitLab drops longer messages", place);
        check(!text.Contains('{') && !text.Contains('`'), "SARIF1012", place);
        check(!text.Any(char.IsControl), "control characters", place);
        check(!text.Contains("sarif:", StringComparison.Ordinal), "SARIF1013", place);
    }

    private static bool Matches(string pattern, JsonNode? text) => text is not null && Regex.IsMatch((string)text!, pattern);

    // RFC 3986 §4.2: without scheme, authority, query and fragment.
    [GeneratedRegex(@"^(?![^/]*:)(?!/)([A-Za-z0-9._~:@!$&'()*+,;=/-]|%[0-9A-F]{2})+$")]
    private static partial Regex RelativeReference();

    [GeneratedRegex(@"\]\((\d+)\)")]
    private static partial Regex Link();
}
