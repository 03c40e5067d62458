using MqttCertGate.Findings;

namespace MqttCertGate.Manifests;

/// <summary>A node of a YAML document. An alias is the node it stands for, at that node's place.</summary>
internal abstract class YamlNode(YamlDocument document, int index)
{
    public YamlDocument Document => document;

    /// <summary>Where it is in the document.</summary>
    public int Index => index;

    public SourceLocation Location => document.Locate(index);
}

internal sealed class YamlScalar(YamlDocument document, int index) : YamlNode(document, index)
{
    public string Text => Document.TextOf(Index)!;

    /// <summary>Without quotes, block indicator or <c>!!str</c>, so that YAML 1.2 §10.3.2 gives its text a type.</summary>
    public bool IsPlain => Document[Index].IsPlain;

    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}

internal sealed class YamlSequence(YamlDocument document, int index) : YamlNode(document, index)
{
    public bool IsEmpty => !Items.Any();

    public IEnumerable<YamlNode> Items
    {
        get
        {
            var end = Document.After(Index);
            for (var item = Index + 1; item < end; item = Document.After(item))
                yield return Document.NodeAt(item);
        }
    }
}

internal sealed class YamlMapping(YamlDocument document, int index) : YamlNode(document, index)
{
    /// <summary>In the order of the file; keys are unique.</summary>
    public IEnumerable<YamlPair> Pairs
    {
        get
        {
            var end = Document.After(Index);
            int value;
            for (var key = Index + 1; key < end; key = Document.After(value))
            {
                value = Document.After(key);
                if (Document[key].IsKey)
                    yield return new YamlPair((YamlScalar)Document.NodeAt(key), Document.NodeAt(value));
            }
        }
    }

    public bool IsEmpty => !Pairs.Any();

    public bool Has(string key)
    {
        var (index, end) = (Index + 1, Document.After(Index));
        while (index < end && !(Document[index].IsKey && Document.TextOf(index) == key))
            index = Document.After(Document.After(index));
        return index < end;
    }
}

internal sealed record YamlPair(YamlScalar Key, YamlNode Value);
