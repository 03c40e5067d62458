using System.Text.Json;
using System.Text.Json.Nodes;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Merging;

/// <summary>Trees of JSON.</summary>
internal static class JsonNodes
{
    /// <summary>Writes a tree in the form of all our files, so that merging one file changes no octet.</summary>
    public static void Write(JsonText json, string? name, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                using (json.Object(name))
                {
                    foreach (var (member, value) in members)
                        Write(json, member, value);
                }

                break;
            case JsonArray items when items.Count > 0 && items.All(item => item?.GetValueKind() == JsonValueKind.String):
                json.Property(name!, items.Select(item => (string)item!));
                break;
            case JsonArray items:
                using (json.Array(name))
                {
                    foreach (var item in items)
                        Write(json, name: null, item);
                }

                break;
            case JsonValue value when name is not null:
                WriteValue(json, name, value);
                break;
            default:
                throw Unexpected(node);
        }
    }

    /// <summary>Every value that an object anywhere in the tree has under <paramref name="name"/>.</summary>
    public static IEnumerable<JsonNode> Members(JsonNode? tree, string name) => tree switch
    {
        JsonObject members => members.SelectMany(member =>
            Members(member.Value, name).Concat(member.Key == name && member.Value is { } value ? [value] : [])),
        JsonArray items => items.SelectMany(item => Members(item, name)),
        _ => [],
    };

    private static void WriteValue(JsonText json, string name, JsonValue value)
    {
        if (value.TryGetValue(out string? text))
            json.Property(name, text);
        else if (value.TryGetValue(out bool truth))
            json.Property(name, truth);
        else if (value.TryGetValue(out long number))
            json.Property(name, number);
        else
            throw Unexpected(value);
    }

    private static CannotCheckException Unexpected(JsonNode? node) =>
        new($"A file is damaged: {SarifWriter.ToolName} does not write {node?.ToJsonString() ?? "null"} there.");
}
