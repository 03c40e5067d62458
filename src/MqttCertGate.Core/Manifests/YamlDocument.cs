using MqttCertGate.Findings;

namespace MqttCertGate.Manifests;

internal enum YamlKind : byte
{
    Scalar,
    Sequence,
    Mapping,
    Alias,
}

/// <summary>What is kept of a node.</summary>
internal struct YamlRecord
{
    /// <summary>Of a scalar whose text is not what stands in the file from <see cref="Start"/> to <see cref="End"/>.</summary>
    public string? Text;

    /// <summary>The index of its first character.</summary>
    public int Start;

    /// <summary>The index after its last one.</summary>
    public int End;

    /// <summary>Of a collection, the index of the node after it and all it holds; of an alias, that of the node it stands for.</summary>
    public int Link;

    public YamlKind Kind;

    /// <inheritdoc cref="YamlScalar.IsPlain"/>
    public bool IsPlain;

    /// <summary>Whether it is the key of a pair that counts: a text, and the first of its mapping.</summary>
    public bool IsKey;
}

/// <summary>The nodes of a document in the order of the text, a collection before what it holds.</summary>
/// <remarks>An object for each is made for who asks only: to keep them all costs the collector a third of the time a long manifest takes.</remarks>
internal sealed class YamlDocument(SourceText source)
{
    // Small enough that a short manifest pays nothing for it, and that no part is an object of the large kind.
    private const int PartLength = 256;

    private readonly List<YamlRecord[]> parts = [];

    /// <summary>Texts that were asked for lately, each where its length and its ends put it; far more places than an entry has texts.</summary>
    private readonly string?[] texts = new string?[256];

    public SourceText Source => source;

    public int Count { get; private set; }

    public ref YamlRecord this[int index] => ref parts[index / PartLength][index % PartLength];

    /// <summary>The index of the added node.</summary>
    public int Add(YamlRecord node)
    {
        if (Count % PartLength == 0)
            parts.Add(new YamlRecord[PartLength]);
        this[Count] = node;
        return Count++;
    }

    /// <summary>Where the node of that index stands.</summary>
    public SourceLocation Locate(int index) => source.Locate(this[index].Start, this[index].End);

    /// <summary>The index of the node after that one and all it holds.</summary>
    public int After(int index)
    {
        ref var node = ref this[index];
        return node.Kind is YamlKind.Sequence or YamlKind.Mapping ? node.Link : index + 1;
    }

    /// <summary>The keys that lead to what stands at a place, and the text of an item of a list, each with a slash before it.</summary>
    public string PathTo(SourceLocation place) => PathFrom(0, source.IndexOf(place));

    private string PathFrom(int index, int place)
    {
        index = Resolve(index);
        var end = After(index);
        switch (this[index].Kind)
        {
            case YamlKind.Scalar:
                return IsAround(index, place) ? $"/{TextOf(index)}" : "";
            case YamlKind.Sequence:
                for (var item = index + 1; item < end; item = After(item))
                {
                    if (IsAround(item, place))
                        return PathFrom(item, place);
                }

                return "";
            default:
                int value;
                for (var key = index + 1; key < end; key = After(value))
                {
                    value = After(key);
                    if (this[key].IsKey && (IsAround(key, place) || IsAround(value, place)))
                        return $"/{TextOf(key)}{PathFrom(value, place)}";
                }

                return "";
        }
    }

    private bool IsAround(int index, int place)
    {
        ref var node = ref this[Resolve(index)];
        return node.Start <= place && place <= node.End;
    }

    /// <summary>The node that an alias stands for; any other is itself.</summary>
    private int Resolve(int index) => this[index].Kind == YamlKind.Alias ? this[index].Link : index;

    /// <summary>The text of a scalar, or of an alias of one; null for all else.</summary>
    public string? TextOf(int index)
    {
        ref var node = ref this[Resolve(index)];
        return node.Kind == YamlKind.Scalar ? node.Text ?? TextFrom(node.Start, node.End) : null;
    }

    /// <summary>The text that was asked for lately, where it is the same: a long manifest says most things again and again.</summary>
    private string TextFrom(int start, int end)
    {
        if (start == end)
            return "";
        var text = source.Text;
        var place = (end - start + text[start] + text[end - 1]) % texts.Length;
        return texts[place] is { } lately && source.Says(lately, start, end) ? lately : texts[place] = text.Substring(start, end - start);
    }

    public YamlNode NodeAt(int index)
    {
        index = Resolve(index);
        return this[index].Kind switch
        {
            YamlKind.Scalar => new YamlScalar(this, index),
            YamlKind.Sequence => new YamlSequence(this, index),
            _ => new YamlMapping(this, index),
        };
    }
}
