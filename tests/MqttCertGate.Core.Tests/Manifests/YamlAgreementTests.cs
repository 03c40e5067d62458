using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MqttCertGate.Tests.Manifests;

/// <summary>What a manifest says is what YamlDotNet's own parser says, though the gate takes only the tokens from that library.</summary>
public sealed class YamlAgreementTests
{
    private const int Documents = 60_000;

    private const int MostPieces = 16;

    /// <summary>Pieces of which a random sequence is YAML often enough, and nearly YAML otherwise.</summary>
    private static readonly string[] Pieces =
    [
        "a", "b", "a: ", "b: ", "c:\n", "\n", "\n", "\n  ", "\n    ", "- ", "- ", "? ", ": ", "[", "]", "{", "}", ", ", ", ",
        "'x y'", "\"q\\tr\"", "~", "|\n    text\n", ">-\n  folded\n  text\n",
        "&x ", "*x", " *x ", "&y ", "*y", "!!str ", "!!seq ", "! ", " # comment\n", "---\n", "...\n", "--- ",
    ];

    [Fact]
    public void Random_documents_say_the_same()
    {
        var random = new Random(20261201);
        var (read, refused) = (0, 0);
        for (var count = 0; count < Documents; count++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, MostPieces)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            // Of two colons in a row the library forgets one, and it refuses a file that ends before it begins.
            if (text.Contains(": : ") || text.TrimStart().StartsWith("...", StringComparison.Ordinal))
                continue;
            var (expected, actual) = (ByParser(text), ByCursor(text));
            Assert.True(expected == actual, $"{text}\n\nsays {expected ?? "nothing"}\nand was read as {actual ?? "nothing"}");
            if (actual is null)
                refused++;
            else
                read++;
        }

        Assert.True(read > Documents / 10 && refused > Documents / 10, $"{read} were read and {refused} refused.");
    }

    private static string? ByCursor(string text)
    {
        var reading = new FileReading(new Repository("/repository"));
        var source = SourceText.Decode(Encoding.UTF8.GetBytes(text), "/repository/m.yml", reading)!;
        if (YamlCursor.Read(source, reading) is not { } root)
            return null;
        AssertInOrder(root.Document);
        return Written(root);
    }

    /// <summary>A node begins where the one before it begins, or later, and ends where it begins, or later; an alias has no place of its own.</summary>
    private static void AssertInOrder(YamlDocument document)
    {
        var start = 0;
        for (var index = 0; index < document.Count; index++)
        {
            var node = document[index];
            if (node.Kind == YamlKind.Alias)
                continue;
            Assert.True(start <= node.Start && node.Start <= node.End, $"{document.Source.Text}\n\nNode {index} stands from {node.Start} to {node.End}, after {start}.");
            start = node.Start;
        }
    }

    private static string Written(YamlNode node) => node switch
    {
        YamlMapping mapping => $"{{{string.Concat(mapping.Pairs.Select(pair => $"{Written(pair.Key)}={Written(pair.Value)};"))}}}",
        YamlSequence list => $"[{string.Concat(list.Items.Select(item => Written(item) + ";"))}]",
        YamlScalar scalar => (scalar.IsPlain ? "" : "'") + scalar.Text,
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The same from the library's events; null where it finds a fault, a second document, or an alias of nothing that is whole.</summary>
    private static string? ByParser(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            var anchors = new Dictionary<string, string?>();
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return "";
            parser.Consume<DocumentStart>();
            var root = Written(parser, anchors);
            parser.Consume<DocumentEnd>();
            parser.Consume<StreamEnd>();
            return root;
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static string Written(IParser parser, Dictionary<string, string?> anchors)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return anchors.GetValueOrDefault(alias.Value.Value) ?? throw new InvalidOperationException();
        var node = parser.Accept<NodeEvent>(out var current) ? current : throw new InvalidOperationException();
        if (!node.Anchor.IsEmpty)
            anchors[node.Anchor.Value] = null;
        var written = new StringBuilder();
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            written.Append(scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.Value.EndsWith(":seq", StringComparison.Ordinal)) ? "" : "'").Append(scalar.Value);
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            written.Append('[');
            while (!parser.TryConsume<SequenceEnd>(out _))
                written.Append(Written(parser, anchors)).Append(';');
            written.Append(']');
        }
        else
        {
            parser.Consume<MappingStart>();
            var keys = new HashSet<string>();
            written.Append('{');
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Written(parser, anchors);
                var value = Written(parser, anchors);
                if (key is not ['[' or '{', ..] && keys.Add(key.TrimStart('\'')))
                    written.Append(key).Append('=').Append(value).Append(';');
            }

            written.Append('}');
        }

        // Inside it the name may have been given to another node.
        if (!node.Anchor.IsEmpty && anchors[node.Anchor.Value] is null)
            anchors[node.Anchor.Value] = written.ToString();
        return written.ToString();
    }
}
