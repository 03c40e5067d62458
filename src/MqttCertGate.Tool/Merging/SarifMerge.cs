using System.Text.Json.Nodes;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Rules;

namespace MqttCertGate.Tool.Merging;

/// <summary>
/// Unites files into one run: all files read, each result once, in the order of every SARIF file of ours. The order of the files does not show.
/// </summary>
/// <param name="Summary">What was done, for a person.</param>
internal sealed record SarifMerge(JsonObject Log, string Summary)
{
    /// <exception cref="CannotCheckException">The files do not belong together.</exception>
    public static SarifMerge Of(IReadOnlyList<SarifFile> files)
    {
        var first = files[0];
        foreach (var other in files)
            RequireSameTool(first, other);

        var artifacts = Artifacts(files);
        var indexes = artifacts.Select((artifact, index) => (artifact.Uri, index)).ToDictionary(pair => pair.Uri, pair => pair.index);
        var isSuccessful = files.All(file => file.IsSuccessful);
        // A part of the results would close the alerts of the others.
        var results = isSuccessful ? Results(files, indexes, ManifestIn(artifacts)) : [];
        var run = new JsonObject();
        foreach (var (name, value) in first.Run)
        {
            run[name] = name switch
            {
                "artifacts" => new JsonArray([.. artifacts.Select(artifact => artifact.Node.DeepClone())]),
                "results" => new JsonArray([.. results.Select(result => Reindexed(result.Node, indexes))]),
                "invocations" => new JsonArray(Invocation(files, isSuccessful)),
                _ => value?.DeepClone(),
            };
        }

        // What stands for several analyses is named by whoever uploads it.
        if (files.Any(file => file.Category != first.Category))
            run.Remove("automationDetails");
        var log = first.Log.DeepClone().AsObject();
        log["runs"] = new JsonArray(run);
        return new SarifMerge(log, SummaryOf(files, results.Count));
    }

    public void Write(TextWriter output) => JsonNodes.Write(new JsonText(output), name: null, Log);

    private static void RequireSameTool(SarifFile first, SarifFile other)
    {
        if (other.Version != first.Version)
            throw new CannotCheckException($"'{first.Path}' was written by version {first.Version} and '{other.Path}' by {other.Version}; one version has to write all.");
        if (!JsonNode.DeepEquals(first.Driver, other.Driver))
            throw new CannotCheckException($"'{first.Path}' and '{other.Path}' name different rules although the version is the same; one of them is damaged.");
    }

    private static List<(string Uri, JsonObject Node)> Artifacts(IReadOnlyList<SarifFile> files)
    {
        var artifacts = new SortedDictionary<string, (SarifFile File, JsonObject Node)>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var (uri, artifact) in file.Artifacts)
            {
                if (artifacts.TryAdd(uri, (file, artifact)) || JsonNode.DeepEquals(artifacts[uri].Node, artifact))
                    continue;
                throw new CannotCheckException(
                    $"'{uri}' is not the same file in '{artifacts[uri].File.Path}' and '{file.Path}'; write both of one checkout.");
            }
        }

        return [.. artifacts.Select(artifact => (artifact.Key, artifact.Value.Node))];
    }

    private static List<MergedResult> Results(IReadOnlyList<SarifFile> files, Dictionary<string, int> indexes, string? manifest)
    {
        var results = files.SelectMany(file => file.Results)
            .GroupBy(result => result.Alert)
            .Select(same => same.OrderBy(result => result.IsSuppressed).ThenByDescending(result => result.Level).ThenBy(result => result.Content, StringComparer.Ordinal).First())
            .ToLookup(result => result.Rule == LeftOut.Rule);
        var kept = results[false].OrderBy(result => result.IsSuppressed).ThenByDescending(result => result.Level).ToList();
        var standIns = results[true].Select(result => result.LeftOut!).ToList();
        if (kept.Count > SarifResults.Limit || standIns.Count > 0)
        {
            var leftOut = LeftOutOf(kept.Skip(SarifResults.Limit - 1), standIns);
            var uri = results[true].Select(result => result.Uri).Min(StringComparer.Ordinal) ?? manifest ?? kept[0].Uri;
            kept = [.. kept.Take(SarifResults.Limit - 1), StandIn(leftOut, files[0].Rules, indexes, uri)];
        }

        return [.. kept
            .OrderBy(result => result.Uri, StringComparer.Ordinal)
            .ThenBy(result => result.Line)
            .ThenBy(result => result.Rule, StringComparer.Ordinal)
            .ThenBy(result => result.Fingerprint, StringComparer.Ordinal)];
    }

    private static LeftOut LeftOutOf(IEnumerable<MergedResult> dropped, List<LeftOut> standIns)
    {
        var counts = dropped.CountBy(result => result.IsSuppressed ? Level.None : result.Level).ToDictionary();
        int Count(Level level, Func<LeftOut, int> counted) => counts.GetValueOrDefault(level) + standIns.Sum(counted);
        return new LeftOut(
            Count(Level.Error, standIn => standIn.Errors), Count(Level.Warning, standIn => standIn.Warnings),
            Count(Level.Note, standIn => standIn.Notes), Count(Level.None, standIn => standIn.Allowed));
    }

    /// <summary>The result for those left out, as a report of so many would have it.</summary>
    private static MergedResult StandIn(LeftOut leftOut, IReadOnlyList<string> rules, Dictionary<string, int> indexes, string uri)
    {
        var place = SourceLocation.StartOf(uri);
        var finding = new Finding(RuleCatalog.Find(LeftOut.Rule)!.Descriptor, leftOut.Level, new Violation(leftOut.Message, place), Waiver: null);
        var fingerprint = SarifFingerprint.Of(finding, uri);
        var output = new StringWriter();
        var json = new JsonText(output);
        new SarifResultWriter(json, new SarifPlaceWriter(json, repositoryRoot: "", indexes), rules.Select((rule, index) => (rule, index)).ToDictionary(pair => pair.rule, pair => pair.index))
            .Write(new SarifResult(finding, place, uri, fingerprint, Occurrence: 1) { LeftOut = leftOut });
        return new MergedResult(JsonNode.Parse(output.ToString())!.AsObject(), LeftOut.Rule, leftOut.Level, uri, place.Line, $"{fingerprint}:1");
    }

    private static string? ManifestIn(List<(string Uri, JsonObject Node)> artifacts) =>
        artifacts.Where(artifact => JsonNode.DeepEquals(artifact.Node["mimeType"], CheckedArtifact.Yaml)).Select(artifact => artifact.Uri).FirstOrDefault();

    /// <summary>A copy whose places lead to the files of the merged run.</summary>
    private static JsonNode Reindexed(JsonObject result, Dictionary<string, int> indexes)
    {
        var copy = result.DeepClone();
        foreach (var location in JsonNodes.Members(copy, "artifactLocation").OfType<JsonObject>())
        {
            if (location.Remove("index") && location["uri"] is JsonValue uri && uri.TryGetValue(out string? text) && indexes.TryGetValue(text, out var index))
                location["index"] = (long)index;
        }

        return copy;
    }

    private static JsonObject Invocation(IReadOnlyList<SarifFile> files, bool isSuccessful)
    {
        var invocation = new JsonObject { ["executionSuccessful"] = isSuccessful };
        if (!isSuccessful)
        {
            invocation["toolExecutionNotifications"] = new JsonArray([.. files.SelectMany(file => file.Notifications)
                .DistinctBy(notification => notification.ToJsonString()).OrderBy(notification => notification.ToJsonString(), StringComparer.Ordinal)
                .Select(notification => notification.DeepClone())]);
        }

        // Timestamps of one form are in order as texts.
        invocation["startTimeUtc"] = files.Select(file => file.StartTime).Order(StringComparer.Ordinal).First();
        return invocation;
    }

    private static string SummaryOf(IReadOnlyList<SarifFile> files, int results) =>
        files.FirstOrDefault(file => !file.IsSuccessful) is { Path: var failed }
            ? $"Merged {Count(files.Count, "file")}. The run of '{failed}' failed, so there is no result, and no alert will close."
            : $"Merged {Count(files.Count, "file")} with {Count(results, "result")}.";

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
