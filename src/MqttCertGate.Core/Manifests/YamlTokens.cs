using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace MqttCertGate.Manifests;

/// <summary>The tokens of a YAML document, one at a time.</summary>
/// <remarks>The library's scanner finds them. Its parser makes an event of each, which took an eighth of the time of a long manifest.</remarks>
internal sealed class YamlTokens
{
    private readonly SourceText source;
    private readonly Scanner scanner;

    /// <summary>The index up to which all text is that of a token, or was looked at.</summary>
    private int seen;

    /// <summary>Stands at the first token.</summary>
    /// <exception cref="YamlFault">That is none.</exception>
    public YamlTokens(SourceText source)
    {
        this.source = source;
        scanner = new Scanner(new StringReader(source.Text));
        // The start of the stream is the first that the scanner gives.
        Advance();
        Advance();
    }

    public Token Current { get; private set; } = new StreamStart();

    /// <summary>The index of the first character of <see cref="Current"/>.</summary>
    public int Start => (int)Current.Start.Index;

    /// <summary>The index after its last one. To the scanner a bracket ends where it begins.</summary>
    public int End => Current is FlowSequenceStart or FlowSequenceEnd or FlowMappingStart or FlowMappingEnd ? Start + 1 : (int)Current.End.Index;

    /// <summary>Goes on to the next token; after the last one that stays.</summary>
    /// <exception cref="YamlFault">There is text that is no token, or none where it stands.</exception>
    public void Advance()
    {
        // The scanner takes it for one behind a bracket or a single quote, and what stands on its line would be lost.
        if (End > 0 && End < source.Text.Length && source.Text[End] == '#' && source.Text[End - 1] is not (' ' or '\t' or '\n' or '\r'))
            throw NotYaml("white space is required before a comment.", End, End + 1);
        try
        {
            if (Current is not StreamEnd)
                scanner.MoveNext();
            Current = scanner.Current!;
        }
        catch (YamlException exception)
        {
            throw NotYaml(exception.Message, (int)exception.Start.Index, (int)exception.End.Index);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The scanner gives up on some malformed input.
            throw NotYaml("what follows is no token.", End, End);
        }

        if (Current is Error error)
            throw NotYaml(error.Value, Start, End);
        RefuseDirectives();
    }

    /// <summary>
    /// The scanner makes no token of a directive that it does not know, wherever that stands; what follows it on the line would be lost. One that it
    /// does know ends where it begins.
    /// </summary>
    private void RefuseDirectives()
    {
        for (; seen < Start; seen++)
        {
            if (source.Text[seen] == '%' && (seen == 0 || source.Text[seen - 1] is '\n' or '\r'))
                throw Fault("A directive is not allowed here.", seen, seen + 1);
        }

        seen = Math.Max(seen, Current is VersionDirective or TagDirective ? Start + 1 : End);
    }

    /// <param name="message">A sentence on the current token.</param>
    public YamlFault Fault(string message) => Fault(message, Start, End);

    /// <param name="expected">As in "… is required", with its article.</param>
    public YamlFault Missing(string expected) => NotYaml($"{expected} is required here.", Start, End);

    private YamlFault NotYaml(string message, int start, int end) => Fault($"This is not YAML: {message}", start, end);

    private YamlFault Fault(string message, int start, int end) => new(source.Locate(start, end), message);
}
