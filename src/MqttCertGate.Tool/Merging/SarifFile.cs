using System.Text.Json;
using System.Text.Json.Nodes;
using MqttCertGate.Artifacts;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Merging;

/// <summary>A SARIF file of this tool, read as far as merging needs it.</summary>
internal sealed class SarifFile
{
    // Services take 10 MB of it compressed, which 5,000 results of the longest messages do not reach.
    private const int MaximumBytes = 256 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private SarifFile(string path, JsonNode log)
    {
        Path = path;
        if (!JsonNode.DeepEquals(log is JsonObject ? log["version"] : null, "2.1.0"))
            throw Refuse("is not SARIF 2.1.0");
        if (log["runs"] is not JsonArray runs)
            throw Damaged("runs");
        if (((runs.FirstOrDefault() as JsonObject)?["tool"] as JsonObject)?["driver"] is JsonObject driver
            && driver["name"] is { } name && !JsonNode.DeepEquals(name, SarifWriter.ToolName))
        {
            throw Refuse($"was written by {name.ToJsonString()}; only files of {SarifWriter.ToolName} are merged");
        }

        if (runs.Count != 1)
            throw Refuse($"has {runs.Count} runs; one is required");

        Log = log.AsObject();
        Run = runs[0] as JsonObject ?? throw Damaged("runs[0]");
        Driver = Member<JsonObject>(Member<JsonObject>(Run, "tool"), "driver");
        Version = Text(Driver, "version");
        Rules = [.. Items(Driver, "rules").Select(rule => Text(rule, "id"))];
        Artifacts = [.. Items(Run, "artifacts").Select(artifact => (Text(Member<JsonObject>(artifact, "location"), "uri"), artifact))];
        var invocation = Items(Run, "invocations").FirstOrDefault() ?? throw Damaged("invocations");
        IsSuccessful = Member<JsonValue>(invocation, "executionSuccessful").TryGetValue(out bool successful) ? successful : throw Damaged("executionSuccessful");
        StartTime = Text(invocation, "startTimeUtc");
        Notifications = invocation["toolExecutionNotifications"] is null ? [] : [.. Items(invocation, "toolExecutionNotifications")];
        Category = Run["automationDetails"] is JsonObject details ? Text(details, "id") : null;
        Results = [.. Items(Run, "results").Select(Read)];
    }

    /// <summary>As given.</summary>
    public string Path { get; }

    public JsonObject Log { get; }

    public JsonObject Run { get; }

    public JsonObject Driver { get; }

    public string Version { get; }

    /// <summary>The ids of the driver's rules, by index.</summary>
    public IReadOnlyList<string> Rules { get; }

    /// <summary>Files read, with their URIs.</summary>
    public IReadOnlyList<(string Uri, JsonObject Artifact)> Artifacts { get; }

    public IReadOnlyList<MergedResult> Results { get; }

    public bool IsSuccessful { get; }

    /// <summary>RFC 3339, UTC.</summary>
    public string StartTime { get; }

    public IReadOnlyList<JsonObject> Notifications { get; }

    /// <summary>Null for none.</summary>
    public string? Category { get; }

    /// <exception cref="CannotCheckException">It cannot be read, is damaged, or of another tool.</exception>
    public static SarifFile Read(string path, string workingDirectory)
    {
        try
        {
            var file = new FileInfo(System.IO.Path.GetFullPath(path, workingDirectory));
            if (file is { Exists: true, Length: 0 })
                throw new CannotCheckException($"'{path}' is empty, or not a regular file.");
            if (file is { Exists: true, Length: > MaximumBytes })
                throw new CannotCheckException($"'{path}' has {file.Length} bytes; at most {MaximumBytes} are read.");
            var bytes = File.ReadAllBytes(file.FullName);
            RequireText(bytes);
            return new SarifFile(path, JsonNode.Parse(bytes, documentOptions: Strict) ?? JsonValue.Create(""));
        }
        catch (InvalidOperationException)
        {
            throw new CannotCheckException($"'{path}' is damaged: it holds text that is not Unicode.");
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $" from line {line + 1} on" : "";
            throw new CannotCheckException($"'{path}' is damaged: it is not JSON{place}.");
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            throw new CannotCheckException($"'{path}' cannot be read: {exception.Message}");
        }
    }

    /// <summary>A node would notice only when it is asked, and then throw.</summary>
    /// <exception cref="InvalidOperationException">Octets that are not UTF-8, or half a surrogate pair.</exception>
    private static void RequireText(byte[] bytes)
    {
        for (var reader = new Utf8JsonReader(bytes); reader.Read();)
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                reader.GetString();
        }
    }

    private MergedResult Read(JsonObject result)
    {
        var location = Items(result, "locations").FirstOrDefault() ?? throw Damaged("locations");
        var place = Member<JsonObject>(location, "physicalLocation");
        var index = Number(result, "ruleIndex");
        var rule = Text(result, "ruleId");
        if (index >= Rules.Count || Rules[index] != rule)
            throw Damaged("ruleIndex");
        return new MergedResult(
            result,
            rule,
            OptionValues.Levels.TryGetValue(Text(result, "level"), out var level) ? level : throw Damaged("level"),
            Text(Member<JsonObject>(place, "artifactLocation"), "uri"),
            Number(Member<JsonObject>(place, "region"), "startLine"),
            Text(Member<JsonObject>(result, "partialFingerprints"), "primaryLocationLineHash"))
        {
            LeftOut = rule == LeftOut.Rule ? ReadLeftOut(Member<JsonObject>(Member<JsonObject>(result, "properties"), "leftOut")) : null,
        };
    }

    private LeftOut ReadLeftOut(JsonObject counts) =>
        new(Number(counts, "errors"), Number(counts, "warnings"), Number(counts, "notes"), Number(counts, "allowed"));

    private IEnumerable<JsonObject> Items(JsonObject node, string name) =>
        Member<JsonArray>(node, name).Select(item => item as JsonObject ?? throw Damaged(name));

    private string Text(JsonObject node, string name) => Member<JsonValue>(node, name).TryGetValue(out string? text) ? text : throw Damaged(name);

    private int Number(JsonObject node, string name) =>
        Member<JsonValue>(node, name).TryGetValue(out int number) && number >= 0 ? number : throw Damaged(name);

    private T Member<T>(JsonObject node, string name)
        where T : JsonNode => node[name] as T ?? throw Damaged(name);

    private CannotCheckException Damaged(string property) => Refuse($"is damaged: '{property}' is not as {SarifWriter.ToolName} writes it");

    private CannotCheckException Refuse(string why) => new($"'{Path}' {why}.");
}
