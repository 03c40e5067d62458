using MqttCertGate.Findings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MqttCertGate.Manifests;

/// <summary>Builds the node tree of a YAML document from parser events, within a budget. Nothing else knows the parser.</summary>
internal sealed class YamlCursor
{
    // No manifest nests deeper than six; the tree is read by recursion.
    private const int MaximumDepth = 32;

    // A line has two, a key and a value: a manifest of 100,000 lines is read. Aliases of aliases reach it within a few lines.
    private const int MaximumNodes = 250_000;

    // More than a mapping has but for that of the entries; to empty a set takes as long as it is large.
    private const int MostSpareKeys = 64;

    private const string TagPrefix = "tag:yaml.org,2002:";

    private static readonly string[] ScalarTags = ["str", "int", "float", "bool", "null"];
    private static readonly string[] SequenceTags = ["seq"];
    private static readonly string[] MappingTags = ["map"];

    private readonly SourceText source;
    private readonly FileReading reading;
    private readonly Parser parser;

    /// <summary>Nodes by anchor; null while the node is still being read.</summary>
    private readonly Dictionary<string, YamlNode?> anchors = new(StringComparer.Ordinal);

    /// <summary>Texts that were read lately, each where its length and its ends put it; far more places than an entry has texts.</summary>
    private readonly string?[] texts = new string?[256];

    /// <summary>Empty sets for the keys of a mapping: a long manifest has thousands of mappings, one after the other.</summary>
    private readonly Stack<HashSet<string>> spareKeys = [];

    private int nodes;

    /// <summary>The index after the last character that belongs to a node.</summary>
    private int contentEnd;

    private YamlCursor(SourceText source, FileReading reading)
    {
        this.source = source;
        this.reading = reading;
        parser = new Parser(new StringReader(source.Text));
    }

    /// <summary>The root of the only document; null, with a problem, where there is no such tree.</summary>
    public static YamlNode? Read(SourceText source, FileReading reading)
    {
        try
        {
            return reading.Documents[source.Path] = new YamlCursor(source, reading).ReadStream();
        }
        catch (Fault fault)
        {
            reading.Invalid(fault.Location, fault.Message);
            return null;
        }
    }

    private YamlNode ReadStream()
    {
        Advance();
        if (Advance() is StreamEnd)
            return new YamlScalar("", isPlain: true, source, 0, 0);

        Advance();
        var root = ReadNode(0);
        Advance();
        if (Advance() is not StreamEnd)
            throw At(Current, "A second document begins here; a file holds one.");
        return root;
    }

    private ParsingEvent Current => parser.Current!;

    private ParsingEvent Advance()
    {
        try
        {
            parser.MoveNext();
            return Current;
        }
        catch (YamlException exception)
        {
            throw new Fault(source.Locate(Index(exception.Start), Index(exception.End)), $"This is not YAML: {exception.Message}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The parser's own state machine gives up on some malformed input.
            throw new Fault(source.Locate(contentEnd, contentEnd), "This is not YAML from here on.");
        }
    }

    /// <summary>Reads the node whose first event is the current one, up to and including its last.</summary>
    private YamlNode ReadNode(int depth)
    {
        if (Current is AnchorAlias alias)
            return Resolve(alias, depth);

        // On some malformed input the parser ends a collection in the middle of a pair.
        var node = Current as NodeEvent ?? throw At(Current, "This is not YAML: a node is missing here.");
        var anchor = node.Anchor.IsEmpty ? null : node.Anchor.Value;
        if (anchor is not null)
            anchors[anchor] = null;
        Spend(1);
        if (node is not Scalar && depth >= MaximumDepth)
            throw At(node, $"The nesting is deeper than {MaximumDepth}.");

        YamlNode read = node switch
        {
            SequenceStart sequence => ReadSequence(sequence, depth),
            MappingStart mapping => ReadMapping(mapping, depth),
            _ => ReadScalar((Scalar)node),
        };
        if (anchor is not null)
            anchors[anchor] = read;
        return read;
    }

    private YamlNode Resolve(AnchorAlias alias, int depth)
    {
        contentEnd = Index(alias.End);
        if (!anchors.TryGetValue(alias.Value.Value, out var node))
            throw At(alias, $"The alias '{alias.Value.Value}' has no anchor before it.");
        if (node is null)
            throw At(alias, $"The alias '{alias.Value.Value}' stands inside its own anchor.");
        if (depth + node.Height > MaximumDepth)
            throw At(alias, $"With this alias the nesting is deeper than {MaximumDepth}.");
        Spend(node.Size);
        return node;
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        CheckTag(scalar, ScalarTags);
        // The parser places a missing key at the beginning of the file.
        var start = Math.Max(Index(scalar.Start), contentEnd);
        contentEnd = Math.Max(Index(scalar.End), start);
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
            contentEnd = start + source.Text.Substring(start, contentEnd - start).TrimEnd().Length;
        var isText = scalar.Tag.IsNonSpecific || (!scalar.Tag.IsEmpty && scalar.Tag.Value == TagPrefix + "str");
        return new YamlScalar(Shared(scalar.Value), scalar.Style == ScalarStyle.Plain && !isText, source, start, contentEnd);
    }

    /// <summary>The text that was read lately, where it is the same: a long manifest says most things again and again.</summary>
    private string Shared(string text)
    {
        if (text.Length == 0)
            return text;
        ref var lately = ref texts[(text.Length + text[0] + text[text.Length - 1]) % texts.Length];
        return lately == text ? lately : lately = text;
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        CheckTag(start, SequenceTags);
        var items = new List<YamlNode>();
        while (Advance() is not SequenceEnd)
            items.Add(ReadNode(depth + 1));
        EndCollection(']');
        return new YamlSequence(items, source, Index(start.Start), contentEnd);
    }

    private YamlMapping ReadMapping(MappingStart mapping, int depth)
    {
        CheckTag(mapping, MappingTags);
        var pairs = new List<YamlPair>();
        var keys = spareKeys.Count > 0 ? spareKeys.Pop() : new HashSet<string>(StringComparer.Ordinal);
        // The parser places "[key: value]" at the beginning of the file.
        var start = Index(mapping.Start) >= contentEnd ? Index(mapping.Start) : -1;
        while (Advance() is not MappingEnd)
        {
            if (start < 0)
                start = Index(Current.Start);
            var key = ReadNode(depth + 1);
            Advance();
            var value = ReadNode(depth + 1);
            if (key is not YamlScalar name)
                reading.Unexpected(key, "a text for a key");
            else if (keys.Add(name.Text))
                pairs.Add(new YamlPair(name, value));
            else
                reading.Invalid(name.Location, $"The key {FileReading.Quote(name.Text)} stands here a second time.");
        }

        if (keys.Count <= MostSpareKeys)
        {
            keys.Clear();
            spareKeys.Push(keys);
        }

        EndCollection('}');
        return new YamlMapping(pairs, source, start, contentEnd);
    }

    /// <summary>A block collection ends with its last node, a flow collection with its bracket.</summary>
    private void EndCollection(char bracket)
    {
        var end = Index(Current.End);
        if (end < source.Text.Length && source.Text[end] == bracket)
            contentEnd = end + 1;
    }

    private void CheckTag(NodeEvent node, string[] allowed)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && !IsOneOf(allowed, node.Tag.Value))
            reading.Invalid(source.Locate(Index(node.Start), Index(node.End)), $"The tag {FileReading.Quote(node.Tag.Value)} is not allowed here.");
    }

    private static bool IsOneOf(string[] allowed, string tag) => allowed.Any(name => tag == TagPrefix + name);

    private void Spend(int more)
    {
        nodes += more;
        if (nodes > MaximumNodes)
            throw At(Current, $"The document has more than {MaximumNodes} nodes, its aliases expanded.");
    }

    private static int Index(Mark mark) => (int)mark.Index;

    private Fault At(ParsingEvent place, string message) => new(source.Locate(Index(place.Start), Index(place.End)), message);

    /// <summary>What ends the reading; caught in <see cref="Read"/>.</summary>
    private sealed class Fault(SourceLocation location, string message) : Exception(message)
    {
        public SourceLocation Location { get; } = location;
    }
}
