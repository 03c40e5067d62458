using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace MqttCertGate.Manifests;

/// <summary>Reads a YAML document from its tokens, by the productions of YAML 1.2, chapters 7 to 9; an empty key is not read everywhere.</summary>
internal sealed class YamlCursor
{
    private readonly SourceText source;
    private readonly YamlTokens tokens;
    private readonly YamlBuilder builder;

    /// <summary>The index after the last character that belongs to a node.</summary>
    private int contentEnd;

    private YamlCursor(SourceText source, FileReading reading)
    {
        this.source = source;
        tokens = new YamlTokens(source);
        builder = new YamlBuilder(source, reading, tokens);
    }

    /// <summary>The root of the only document; null, with a problem, where there is no such tree.</summary>
    public static YamlNode? Read(SourceText source, FileReading reading)
    {
        try
        {
            var document = reading.Documents[source.Path] = new YamlCursor(source, reading).ReadStream();
            return document.NodeAt(0);
        }
        catch (YamlFault fault)
        {
            reading.Invalid(fault.Location, fault.Message);
            return null;
        }
    }

    private YamlDocument ReadStream()
    {
        ReadDirectives();
        ReadNode();

        if (tokens.Current is not (DocumentStart or DocumentEnd or StreamEnd))
            throw tokens.Missing("the end of the document");
        while (tokens.Current is DocumentEnd)
            tokens.Advance();
        if (tokens.Current is not StreamEnd)
            throw tokens.Fault("A second document begins here; a file holds one.");
        return builder.Document;
    }

    private void ReadDirectives()
    {
        var version = tokens.Current as VersionDirective;
        if (version is { Version.Major: not 1 })
            throw tokens.Fault("This is not YAML 1, which is required.");
        if (version is not null)
            tokens.Advance();
        if (tokens.Current is TagDirective)
            throw tokens.Fault("The directive %TAG is not allowed here.");
        if (tokens.Current is DocumentStart)
            Take();
        else if (version is not null)
            throw tokens.Missing("'---'");
    }

    /// <summary>Goes past a token that belongs to a node.</summary>
    private void Take()
    {
        contentEnd = tokens.End;
        tokens.Advance();
    }

    /// <summary>Reads a node, which is an empty text where the current token can begin none.</summary>
    /// <param name="isInBlockMapping">Whether a list may begin without being indented.</param>
    private void ReadNode(bool isInBlockMapping = false)
    {
        if (tokens.Current is AnchorAlias alias)
        {
            builder.AddAlias(alias.Value.Value);
            Take();
            return;
        }

        // Where a key is empty, the scanner's mark of it, and of the mapping it begins, stands before what came last.
        var start = Math.Max(contentEnd, tokens.Start);
        Anchor? anchor = null;
        Tag? tag = null;
        while ((anchor is null && tokens.Current is Anchor) || (tag is null && tokens.Current is Tag))
        {
            anchor ??= tokens.Current as Anchor;
            tag ??= tokens.Current as Tag;
            Take();
        }

        var named = anchor is null ? null : builder.Begin(anchor.Value.Value);
        ReadContent(tag, start, isInBlockMapping);
        if (named is not null)
            builder.End(named);
    }

    private void ReadContent(Tag? tag, int start, bool isInBlockMapping)
    {
        switch (tokens.Current)
        {
            case Scalar scalar:
                ReadScalar(scalar, tag, start);
                break;
            case FlowSequenceStart:
                ReadFlow(YamlKind.Sequence, tag, start);
                break;
            case FlowMappingStart:
                ReadFlow(YamlKind.Mapping, tag, start);
                break;
            case BlockMappingStart:
                ReadBlockMapping(tag, start);
                break;
            case BlockSequenceStart:
            case BlockEntry when isInBlockMapping:
                ReadBlockSequence(tag, start);
                break;
            default:
                builder.AddScalar("", isPlain: true, tag, Math.Min(start, contentEnd), contentEnd);
                break;
        }
    }

    private void ReadScalar(Scalar scalar, Tag? tag, int start)
    {
        Take();
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
            contentEnd = start + source.Text.Substring(start, contentEnd - start).TrimEnd().Length;
        builder.AddScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, tag, start, contentEnd);
    }

    private void ReadBlockSequence(Tag? tag, int start)
    {
        var list = builder.Open(YamlKind.Sequence, tag, start);
        var isIndented = tokens.Current is BlockSequenceStart;
        if (isIndented)
            tokens.Advance();
        while (tokens.Current is BlockEntry)
        {
            Take();
            ReadNode();
        }

        if (isIndented)
            EndBlock("'-'");
        builder.Close(list, contentEnd);
    }

    private void ReadBlockMapping(Tag? tag, int start)
    {
        var mapping = builder.Open(YamlKind.Mapping, tag, start);
        tokens.Advance();
        while (tokens.Current is Key)
            ReadPair(isInBlockMapping: true);
        EndBlock("a key");
        builder.Close(mapping, contentEnd);
    }

    private void EndBlock(string expected)
    {
        if (tokens.Current is not BlockEnd)
            throw tokens.Missing(expected);
        tokens.Advance();
    }

    private void ReadFlow(YamlKind kind, Tag? tag, int start)
    {
        var collection = builder.Open(kind, tag, start);
        tokens.Advance();
        while (!IsAtEnd())
        {
            if (kind == YamlKind.Mapping)
                ReadPair();
            else if (tokens.Current is Key)
                ReadSinglePair();
            else
                ReadFlowNode();

            if (tokens.Current is FlowEntry)
                tokens.Advance();
            else if (!IsAtEnd())
                throw tokens.Missing(kind == YamlKind.Mapping ? "',' or '}'" : "',' or ']'");
        }

        Take();
        builder.Close(collection, contentEnd);

        bool IsAtEnd() => kind == YamlKind.Mapping ? tokens.Current is FlowMappingEnd : tokens.Current is FlowSequenceEnd;
    }

    /// <summary>The mapping that <c>key: value</c> is in a list.</summary>
    private void ReadSinglePair()
    {
        var mapping = builder.Open(YamlKind.Mapping, tag: null, tokens.Start);
        ReadPair();
        builder.Close(mapping, contentEnd);
    }

    /// <summary>A node of a flow collection, which a comma or colon cannot stand for.</summary>
    private void ReadFlowNode()
    {
        if (tokens.Current is FlowEntry or Value)
            throw tokens.Missing("a value");
        ReadNode();
    }

    private void ReadPair(bool isInBlockMapping = false)
    {
        var key = builder.Document.Count;
        if (tokens.Current is Key)
        {
            Take();
            // An empty key stands before its colon.
            if (tokens.Current is Value)
                contentEnd = tokens.Start;
            ReadNode(isInBlockMapping);
        }
        else
        {
            // What the scanner does not mark as a key is one in braces: "{key}", or a key of several lines.
            ReadFlowNode();
        }

        if (tokens.Current is Value)
        {
            Take();
            ReadNode(isInBlockMapping);
        }
        else
        {
            builder.AddScalar("", isPlain: true, tag: null, contentEnd, contentEnd);
        }

        builder.Accept(key);
    }
}
