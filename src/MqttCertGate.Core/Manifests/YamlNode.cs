using MqttCertGate.Findings;

namespace MqttCertGate.Manifests;

/// <summary>A node of a YAML document. An alias is the node it stands for, at that node's place.</summary>
/// <param name="Size">Number of nodes from here on, aliases expanded.</param>
/// <param name="Height">Collections one inside the other from here on; 0 for a scalar.</param>
internal abstract record YamlNode(SourceLocation Location, int Size, int Height)
{
    /// <summary>The keys that lead from here to what stands at a place, and the text of an item of a list, each with a slash before it.</summary>
    public string PathTo(SourceLocation place) => this switch
    {
        YamlMapping mapping => mapping.Pairs
            .Where(pair => pair.Key.Location.IsAround(place) || pair.Value.Location.IsAround(place))
            .Select(pair => $"/{pair.Key.Text}{pair.Value.PathTo(place)}").FirstOrDefault() ?? "",
        YamlSequence list => list.Items.Where(item => item.Location.IsAround(place)).Select(item => item.PathTo(place)).FirstOrDefault() ?? "",
        YamlScalar scalar when scalar.Location.IsAround(place) => $"/{scalar.Text}",
        _ => "",
    };

    /// <summary>The <see cref="Size"/> of a collection of these.</summary>
    protected static int SizeOf(IEnumerable<YamlNode> nodes)
    {
        var size = 1;
        foreach (var node in nodes)
            size += node.Size;
        return size;
    }

    /// <summary>The <see cref="Height"/> of a collection of these.</summary>
    protected static int HeightOf(IEnumerable<YamlNode> nodes)
    {
        var highest = 0;
        foreach (var node in nodes)
            highest = Math.Max(highest, node.Height);
        return 1 + highest;
    }
}

/// <param name="IsPlain">Without quotes, block indicator or <c>!!str</c>, so that YAML 1.2 §10.3.2 gives its text a type.</param>
internal sealed record YamlScalar(string Text, bool IsPlain, SourceLocation Location) : YamlNode(Location, 1, 0)
{
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}

internal sealed record YamlSequence(IReadOnlyList<YamlNode> Items, SourceLocation Location)
    : YamlNode(Location, SizeOf(Items), HeightOf(Items));

/// <param name="Pairs">In the order of the file; keys are unique.</param>
internal sealed record YamlMapping(IReadOnlyList<YamlPair> Pairs, SourceLocation Location)
    : YamlNode(Location, Pairs.Count + SizeOf(Pairs.Select(pair => pair.Value)), HeightOf(Pairs.Select(pair => pair.Value)))
{
    public bool Has(string key) => Pairs.Any(pair => pair.Key.Text == key);
}

internal sealed record YamlPair(YamlScalar Key, YamlNode Value);
