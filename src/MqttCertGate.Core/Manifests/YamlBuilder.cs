using YamlDotNet.Core.Tokens;

namespace MqttCertGate.Manifests;

/// <summary>Puts the nodes of a YAML document together, within a budget.</summary>
/// <param name="tokens">Where the reading is: a node that may not be added is refused there.</param>
internal sealed class YamlBuilder(SourceText source, FileReading reading, YamlTokens tokens)
{
    // No manifest nests deeper than six; the tree is read by recursion.
    private const int MaximumDepth = 32;

    // A line has two, a key and a value: a manifest of 100,000 lines is read. Aliases of aliases reach it within a few lines.
    private const int MaximumNodes = 250_000;

    // More than a mapping has but for that of the entries; to empty a set takes as long as it is large.
    private const int MostSpareKeys = 64;

    private const string TagPrefix = "tag:yaml.org,2002:";

    /// <summary>The tag of what is text, whatever it looks like (YAML 1.2 §6.9.1).</summary>
    private const string NonSpecificTag = "!";

    private static readonly string[] ScalarTags = ["str", "int", "float", "bool", "null"];
    private static readonly string[] SequenceTags = ["seq"];
    private static readonly string[] MappingTags = ["map"];

    private readonly Dictionary<string, YamlAnchor> anchors = new(StringComparer.Ordinal);

    /// <summary>The keys of each mapping that is open, that of the innermost on top.</summary>
    private readonly Stack<HashSet<string>> keys = [];

    /// <summary>Empty sets for them: a long manifest has thousands of mappings, one after the other.</summary>
    private readonly Stack<HashSet<string>> spareKeys = [];

    /// <summary>Number of nodes so far, aliases expanded.</summary>
    private int nodes;

    /// <summary>Number of open collections.</summary>
    private int depth;

    /// <summary>The greatest number of open collections since the innermost open anchor, or since the beginning.</summary>
    private int deepest;

    public YamlDocument Document { get; } = new(source);

    /// <summary>Adds a collection, to which all belongs that is added until it is closed; gives its index.</summary>
    public int Open(YamlKind kind, Tag? tag, int start)
    {
        if (depth >= MaximumDepth)
            throw tokens.Fault($"The nesting is deeper than {MaximumDepth}.");
        Check(tag, kind == YamlKind.Mapping ? MappingTags : SequenceTags);
        deepest = Math.Max(deepest, ++depth);
        if (kind == YamlKind.Mapping)
            keys.Push(spareKeys.Count > 0 ? spareKeys.Pop() : new HashSet<string>(StringComparer.Ordinal));
        return Add(new YamlRecord { Kind = kind, Start = start }, size: 1);
    }

    /// <summary>Ends the innermost collection, which is the one of that index.</summary>
    public void Close(int index, int end)
    {
        ref var node = ref Document[index];
        (node.End, node.Link) = (end, Document.Count);
        depth--;
        if (node.Kind != YamlKind.Mapping || keys.Pop() is not { Count: <= MostSpareKeys } ofMapping)
            return;
        ofMapping.Clear();
        spareKeys.Push(ofMapping);
    }

    public void AddScalar(string text, bool isPlain, Tag? tag, int start, int end)
    {
        var name = Check(tag, ScalarTags);
        Add(
            new YamlRecord
            {
                Kind = YamlKind.Scalar,
                Text = source.Says(text, start, end) ? null : text,
                IsPlain = isPlain && name is not (NonSpecificTag or TagPrefix + "str"),
                Start = start,
                End = end,
            },
            size: 1);
    }

    /// <summary>Adds the node of that anchor a second time.</summary>
    public void AddAlias(string name)
    {
        if (!anchors.TryGetValue(name, out var anchor))
            throw tokens.Fault($"The alias '{name}' has no anchor before it.");
        if (anchor.IsOpen)
            throw tokens.Fault($"The alias '{name}' stands inside its own anchor.");
        if (depth + anchor.Height > MaximumDepth)
            throw tokens.Fault($"With this alias the nesting is deeper than {MaximumDepth}.");
        deepest = Math.Max(deepest, depth + anchor.Height);
        Add(new YamlRecord { Kind = YamlKind.Alias, Link = anchor.Index }, anchor.Size);
    }

    /// <summary>Names the node that is added next.</summary>
    public YamlAnchor Begin(string name)
    {
        var anchor = anchors[name] = new YamlAnchor { Index = Document.Count, NodesBefore = nodes, DeepestBefore = deepest };
        deepest = depth;
        return anchor;
    }

    /// <summary>Says that the node of an anchor has been added with all it holds.</summary>
    public void End(YamlAnchor anchor)
    {
        (anchor.Size, anchor.Height, anchor.IsOpen) = (nodes - anchor.NodesBefore, deepest - depth, false);
        deepest = Math.Max(deepest, anchor.DeepestBefore);
    }

    /// <summary>Lets the pair of a key count, where that is a text and the first of the innermost mapping.</summary>
    public void Accept(int key)
    {
        if (Document.TextOf(key) is not { } name)
            reading.Unexpected(Document.NodeAt(key), "a text for a key");
        else if (keys.Peek().Add(name))
            Document[key].IsKey = true;
        else
            reading.Invalid(Document.NodeAt(key).Location, $"The key {FileReading.Quote(name)} stands here a second time.");
    }

    /// <returns>The tag's whole name.</returns>
    private string? Check(Tag? tag, string[] allowed)
    {
        if (tag is null)
            return null;
        var name = (tag.Handle == "!!" ? TagPrefix : tag.Handle) + tag.Suffix;
        if (name != NonSpecificTag && !IsOneOf(allowed, name))
            reading.Invalid(source.Locate((int)tag.Start.Index, (int)tag.End.Index), $"The tag {FileReading.Quote(name)} is not allowed here.");
        return name;
    }

    private static bool IsOneOf(string[] allowed, string tag) => allowed.Any(name => tag == TagPrefix + name);

    /// <param name="node">The node.</param>
    /// <param name="size">Number of nodes from there on, aliases expanded.</param>
    private int Add(YamlRecord node, int size)
    {
        nodes += size;
        if (nodes > MaximumNodes)
            throw tokens.Fault($"The document has more than {MaximumNodes} nodes, its aliases expanded.");
        return Document.Add(node);
    }
}

/// <summary>A node with a name.</summary>
internal sealed class YamlAnchor
{
    public int Index { get; init; }

    public int NodesBefore { get; init; }

    public int DeepestBefore { get; init; }

    /// <summary>Whether the node is still being read.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Number of nodes from here on, aliases expanded.</summary>
    public int Size { get; set; }

    /// <summary>Number of collections one inside the other from here on; 0 for a scalar.</summary>
    public int Height { get; set; }
}
