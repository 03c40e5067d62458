using MqttCertGate.Findings;

namespace MqttCertGate.Manifests;

/// <summary>A node of a YAML document. An alias is the node it stands for, at that node's place.</summary>
/// <param name="start">The index of its first character in <paramref name="source"/>.</param>
/// <param name="end">The index after its last one.</param>
internal abstract class YamlNode(SourceText source, int start, int end)
{
    /// <summary>Made for who asks: of a long manifest nobody asks where most of its nodes are.</summary>
    public SourceLocation Location => source.Locate(start, end);

    /// <summary>Number of nodes from here on, aliases expanded.</summary>
    public abstract int Size { get; }

    /// <summary>Collections one inside the other from here on; 0 for a scalar.</summary>
    public abstract int Height { get; }

    /// <summary>The keys that lead from here to what stands at a place, and the text of an item of a list, each with a slash before it.</summary>
    public string PathTo(SourceLocation place) => PathTo(source.IndexOf(place));

    private string PathTo(int index) => this switch
    {
        YamlMapping mapping => mapping.Pairs
            .Where(pair => pair.Key.IsAround(index) || pair.Value.IsAround(index))
            .Select(pair => $"/{pair.Key.Text}{pair.Value.PathTo(index)}").FirstOrDefault() ?? "",
        YamlSequence list => list.Items.Where(item => item.IsAround(index)).Select(item => item.PathTo(index)).FirstOrDefault() ?? "",
        YamlScalar scalar when scalar.IsAround(index) => $"/{scalar.Text}",
        _ => "",
    };

    private bool IsAround(int index) => start <= index && index <= end;
}

/// <param name="isPlain">Without quotes, block indicator or <c>!!str</c>, so that YAML 1.2 §10.3.2 gives its text a type.</param>
internal sealed class YamlScalar(string text, bool isPlain, SourceText source, int start, int end) : YamlNode(source, start, end)
{
    public string Text => text;

    /// <inheritdoc cref="YamlScalar(string, bool, SourceText, int, int)" path="/param[@name='isPlain']"/>
    public bool IsPlain => isPlain;

    public bool IsNull => isPlain && text is "" or "~" or "null" or "Null" or "NULL";

    public override int Size => 1;

    public override int Height => 0;
}

internal abstract class YamlCollection(SourceText source, int start, int end) : YamlNode(source, start, end)
{
    private int size = 1;
    private int height = 1;

    public sealed override int Size => size;

    public sealed override int Height => height;

    /// <summary>Takes a node of the collection into account.</summary>
    protected void Count(YamlNode node) => (size, height) = (size + node.Size, Math.Max(height, 1 + node.Height));
}

internal sealed class YamlSequence : YamlCollection
{
    public YamlSequence(List<YamlNode> items, SourceText source, int start, int end)
        : base(source, start, end)
    {
        Items = items;
        foreach (var item in items)
            Count(item);
    }

    public IReadOnlyList<YamlNode> Items { get; }
}

internal sealed class YamlMapping : YamlCollection
{
    private readonly List<YamlPair> pairs;

    public YamlMapping(List<YamlPair> pairs, SourceText source, int start, int end)
        : base(source, start, end)
    {
        this.pairs = pairs;
        foreach (var pair in pairs)
        {
            Count(pair.Key);
            Count(pair.Value);
        }
    }

    /// <summary>In the order of the file; keys are unique.</summary>
    public IReadOnlyList<YamlPair> Pairs => pairs;

    public bool Has(string key)
    {
        foreach (var pair in pairs)
        {
            if (pair.Key.Text == key)
                return true;
        }

        return false;
    }
}

internal sealed record YamlPair(YamlScalar Key, YamlNode Value);
