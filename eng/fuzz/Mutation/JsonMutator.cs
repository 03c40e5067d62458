using System.Text;
using System.Text.Json.Nodes;

namespace MqttCertGate.Fuzz.Mutation;

/// <summary>Changes JSON by its values.</summary>
internal static class JsonMutator
{
    // Stands for half a surrogate pair, which a node of JSON can hold and not write.
    private const string HalfCharacter = "HALF-CHARACTER";

    private static readonly string[] Values =
        ["null", "true", "0", "-1", "1.5", "1e400", "99999999999999999999", "\"\"", "\"error\"", "\"none\"", "\"MCG0009\"", $"\"{HalfCharacter}\"", "\"\\u0000\"", "[]", "{}", "[[]]", "[null]", "{\"uri\":1}", "{\"\":null}"];

    public static byte[] Mutate(byte[] bytes, byte[] other, Random random)
    {
        if (random.Next(6) == 0 || JsonNode.Parse(bytes) is not JsonObject root)
            return ByteMutator.Mutate(bytes, other, random);
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            var all = Inside(root).ToList();
            if (all.Count > 0)
                Once(all[random.Next(all.Count)], all[random.Next(all.Count)], random);
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace(HalfCharacter, @"\ud800", StringComparison.Ordinal));
    }

    private static IEnumerable<(JsonNode Parent, int Index)> Inside(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany((member, index) => Inside(member.Value).Prepend((members, index))),
        JsonArray items => items.SelectMany((item, index) => Inside(item).Prepend((items, index))),
        _ => [],
    };

    private static void Once((JsonNode Parent, int Index) place, (JsonNode Parent, int Index) donor, Random random)
    {
        var copy = (donor.Parent is JsonObject from ? from.GetAt(donor.Index).Value : donor.Parent[donor.Index])?.DeepClone();
        var value = random.Next(2) == 0 ? copy : JsonNode.Parse(Values[random.Next(Values.Length)]);
        switch (place.Parent, random.Next(4))
        {
            case (JsonObject members, 0):
                members.RemoveAt(place.Index);
                break;
            case (JsonObject members, 1):
                members[$"new{random.Next(3)}"] = value;
                break;
            case (JsonObject members, _):
                members[members.GetAt(place.Index).Key] = value;
                break;
            case (JsonArray items, 0):
                items.RemoveAt(place.Index);
                break;
            case (JsonArray items, 1):
                for (var count = ByteMutator.Count(random, 20_000); count > 0; count--)
                    items.Add(value?.DeepClone());
                break;
            case (JsonArray items, _):
                items[place.Index] = value;
                break;
        }
    }
}
