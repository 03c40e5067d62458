using System.Globalization;
using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Manifests;

public sealed class YamlCursorTests
{
    private readonly FileReading reading = new(new Repository("/repository"));

    [Fact]
    public void Locates_every_node_of_block_style()
    {
        var root = Mapping(Read("a: 1\nlist:\n  - one\n  - x: 'y z'   # comment\n    v: \"w\"\nlast: end\n"));

        Assert.Equal("1:1-6:10", Place(root));
        Assert.Equal(["1:1-1:2", "2:1-2:5", "6:1-6:5"], root.Pairs.Select(pair => Place(pair.Key)));
        Assert.Equal(["1:4-1:5", "3:3-5:11", "6:7-6:10"], root.Pairs.Select(pair => Place(pair.Value)));
        var items = Assert.IsType<YamlSequence>(root.Pairs.ElementAt(1).Value).Items.ToList();
        Assert.Equal(["3:5-3:8", "4:5-5:11"], items.Select(Place));
        Assert.Equal(["4:8-4:13", "5:8-5:11"], Mapping(items[1]).Pairs.Select(pair => Place(pair.Value)));
    }

    [Fact]
    public void Locates_every_node_of_flow_style()
    {
        var root = Mapping(Read("a: { b: c , d: [ e, f ] }\ng: [\n  h: i\n]\n"));

        Assert.Equal(["1:4-1:26", "2:4-4:2"], root.Pairs.Select(pair => Place(pair.Value)));
        Assert.Equal(["1:9-1:10", "1:16-1:24"], Mapping(root.Pairs.First().Value).Pairs.Select(pair => Place(pair.Value)));
        var single = Assert.IsType<YamlSequence>(root.Pairs.ElementAt(1).Value).Items.First();
        Assert.Equal("3:3-3:7", Place(single));
    }

    [Theory]
    [InlineData("a: |\n  one\n  two\n\n# comment\nb: 1\n", "1:4-3:6")]
    [InlineData("a: >-\r\n  one\r\n  two\r\nb: 1\r\n", "1:4-3:6")]
    [InlineData("a: one\n  two\n", "1:4-2:6")]
    [InlineData("a: \"one\n  two\"\n", "1:4-2:7")]
    [InlineData("a: |", "1:4-1:5")]
    [InlineData("a:\n", "1:3-1:3")]
    [InlineData("a: &anchor one\n", "1:4-1:15")]
    [InlineData("a: |\n  one\n# comment\n", "1:4-2:6")]
    public void Ends_a_scalar_with_its_last_character(string text, string expected) => Assert.Equal(expected, Place(Mapping(Read(text)).Pairs.First().Value));

    [Theory]
    [InlineData("größe: é\nb: x\n", "1:8-1:9")]
    [InlineData("😀: '😀😀'\nb: x\n", "1:5-1:11")]
    [InlineData("\uFEFFa: x\nb: x\n", "1:4-1:5")]
    public void Counts_columns_in_utf16_code_units_and_without_the_byte_order_mark(string text, string expected) =>
        Assert.Equal(expected, Place(Mapping(Read(text)).Pairs.First().Value));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Counts_lines_as_editors_do(string lineEnd)
    {
        var root = Mapping(Read(string.Join(lineEnd, "a: 1", "", "b:", "  - é: [x, y]", "")));

        var item = Mapping(Assert.IsType<YamlSequence>(root.Pairs.ElementAt(1).Value).Items.First());
        Assert.Equal("4:8-4:14", Place(item.Pairs.First().Value));
    }

    [Theory]
    [InlineData("a:", true, true)]
    [InlineData("a: ~", true, true)]
    [InlineData("a: null", true, true)]
    [InlineData("a: 'null'", false, false)]
    [InlineData("a: \"\"", false, false)]
    [InlineData("a: !!str null", false, false)]
    [InlineData("a: ! 1", false, false)]
    [InlineData("a: |\n  1", false, false)]
    [InlineData("a: 1", true, false)]
    [InlineData("a: !!int 1", true, false)]
    [InlineData("a: yes", true, false)]
    public void Tells_text_from_what_the_core_schema_resolves(string text, bool isPlain, bool isNull)
    {
        var scalar = Assert.IsType<YamlScalar>(Mapping(Read(text)).Pairs.First().Value);

        Assert.Equal((isPlain, isNull), (scalar.IsPlain, scalar.IsNull));
        Assert.Empty(reading.Problems);
    }

    [Theory]
    [InlineData("%TAG !y! tag:yaml.org,2002:\n---\na: !y!str x\n", "1:1 Invalid The directive %TAG is not allowed here.")]
    [InlineData("%FOO x\na: 1\n", "1:1 Invalid A directive is not allowed here.")]
    [InlineData("# x\n%FOO\n%YAML 1.2\n---\na: 1\n", "2:1 Invalid A directive is not allowed here.")]
    [InlineData("%YAML 1.2\n%FOO\n---\na: 1\n", "2:1 Invalid A directive is not allowed here.")]
    [InlineData("a: 1\n%FOO b: 2\n", "2:1 Invalid A directive is not allowed here.")]
    [InlineData("---\n%FOO b: 2\na: 1\n", "2:1 Invalid A directive is not allowed here.")]
    [InlineData("a:\n%FOO b\n  c: d\n", "2:1 Invalid A directive is not allowed here.")]
    [InlineData("a: 1\n...\n%FOO\n", "3:1 Invalid A directive is not allowed here.")]
    [InlineData("'': 1\na: 2\n: 3\n", "3:1 Invalid The key '' stands here a second time.")]
    [InlineData("a: 1\nb: 2\na: 3\n", "3:1 Invalid The key 'a' stands here a second time.")]
    [InlineData("{a: 1, 'a': 2}", "1:8 Invalid The key 'a' stands here a second time.")]
    [InlineData("a: !secret x\n", "1:4 Invalid The tag '!secret' is not allowed here.")]
    [InlineData("a: !<::> x\n", "1:4 Invalid The tag '::' is not allowed here.")]
    [InlineData("a: !y!str x\n", "1:4 Invalid The tag '!y!str' is not allowed here.")]
    [InlineData("a: !!binary eA==\n", "1:4 Invalid The tag 'tag:yaml.org,2002:binary' is not allowed here.")]
    [InlineData("a: !!str [x]\n", "1:4 Invalid The tag 'tag:yaml.org,2002:str' is not allowed here.")]
    [InlineData("a: !!seq {x: y}\n", "1:4 Invalid The tag 'tag:yaml.org,2002:seq' is not allowed here.")]
    [InlineData("[x, y]: 1\n", "1:1 Invalid Found a list; a text for a key is required.")]
    [InlineData("a: 1\n---\nb: 2\n", "2:1 Invalid A second document begins here; a file holds one.")]
    [InlineData("a: 1\n...\nb: 2\n", "3:1 Invalid A second document begins here; a file holds one.")]
    [InlineData("a: *x\n", "1:4 Invalid The alias 'x' has no anchor before it.")]
    [InlineData("a: &x [*x]\n", "1:8 Invalid The alias 'x' stands inside its own anchor.")]
    [InlineData("a: &x 1\nb: &x {c: *x}\n", "2:11 Invalid The alias 'x' stands inside its own anchor.")]
    public void Reports_what_a_manifest_may_not_hold(string text, string expected)
    {
        Read(text);

        Assert.Equal([expected], ManifestFolder.Printed(reading.Problems));
    }

    [Theory]
    [InlineData("a: 1\n b: 2\n", "2:3")]
    [InlineData("a: \"x\n", "1:4")]
    [InlineData("a:\n\tb: 1\n", "1:1")]
    [InlineData("a: [1, 2\nb: 3\n", "1:7")]
    [InlineData("a: - b\n", "1:4")]
    [InlineData("%YAML 3.0\n---\na: 1\n", "1:1")]
    [InlineData("%YAML 1.2\n[a]\n", "2:1")]
    [InlineData("[a, , b]", "1:5")]
    [InlineData("[- a]", "1:2")]
    [InlineData("{a: b]", "1:6")]
    [InlineData("[a b: c d] e", "1:12")]
    [InlineData("a: &x *x\n", "1:7")]
    [InlineData("a: ['b'#, 'c'\n]", "1:8")]
    [InlineData("a: {b: c}#d", "1:10")]
    [InlineData("a: 'b'#c", "1:7")]
    [InlineData("a: [b,\n%FOO c,\nd]\n", "1:7")]
    [InlineData("a: {b: c,\n%FOO d: e,\nf: g}\n", "1:10")]
    [InlineData("- a\nb: c\n", "2:1")]
    [InlineData("a: 1\n}\n", "2:1")]
    public void Reports_a_syntax_error_once_at_its_place(string text, string place)
    {
        Assert.Null(TryRead(text));

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(ManifestProblemKind.Invalid, problem.Kind);
        Assert.StartsWith("This is not YAML", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        Assert.Equal(place, $"{problem.Location.Line}:{problem.Location.Column}");
    }

    [Fact]
    public void Leaves_no_text_after_the_end_of_the_document_unread()
    {
        Assert.Null(TryRead("...\na: 1\n"));

        Assert.NotEmpty(reading.Problems);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    [InlineData(100_000, false)]
    public void Refuses_nesting_deeper_than_32(int depth, bool isRead)
    {
        Assert.Equal(isRead, TryRead(new string('[', depth) + "x" + new string(']', depth)) is not null);
        Assert.Equal(isRead ? [] : ["1:33 Invalid The nesting is deeper than 32."], ManifestFolder.Printed(reading.Problems));
    }

    [Theory]
    [InlineData("a: &deep {0}\n")]
    [InlineData("a: &deep [{1}, &shallow x]\n")]
    [InlineData("a: &part {2}\nb: &deep [[[[[[[[*part]]]]]]]]\n")]
    public void Counts_the_nesting_of_an_alias(string anchors)
    {
        // Each is 16 lists, one inside the other.
        anchors = string.Format(CultureInfo.InvariantCulture, anchors, Lists(16), Lists(15), Lists(8));

        Assert.NotNull(TryRead($"{anchors}c: {Lists(15, "*deep")}\n"));
        Assert.Null(TryRead($"{anchors}c: {Lists(16, "*deep")}\n"));
        Assert.Equal("With this alias the nesting is deeper than 32.", Assert.Single(reading.Problems).Message);

        static string Lists(int depth, string inside = "") => new string('[', depth) + inside + new string(']', depth);
    }

    [Theory]
    [InlineData(249_997, true)]
    [InlineData(249_998, false)]
    public void Refuses_more_than_250_000_nodes(int items, bool isRead)
    {
        // With them the mapping, its key, and the list.
        Assert.Equal(isRead, TryRead("a:\n" + string.Concat(Enumerable.Repeat("- x\n", items))) is not null);
    }

    [Fact]
    public void Refuses_an_alias_bomb()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var index = 1; index < 20; index++)
            text.Append($"a{index}: &a{index} [{string.Join(", ", Enumerable.Repeat($"*a{index - 1}", 10))}]\n");

        Assert.Null(TryRead(text.ToString()));
        Assert.Equal(
            "The document has more than 250000 nodes, its aliases expanded.", Assert.Single(reading.Problems).Message);
    }

    [Fact]
    public void Reads_an_alias_as_the_node_it_stands_for()
    {
        var root = Mapping(Read("a: &x [1]\nb: *x\n"));

        Assert.Equal(["1:4-1:10", "1:4-1:10"], root.Pairs.Select(pair => Place(pair.Value)));
    }

    [Theory]
    [InlineData("a: '%b'")]
    [InlineData("a: b # %c")]
    [InlineData("%YAML 1.2\n---\na: |\n  %b\n")]
    [InlineData("'a'\n# comment")]
    [InlineData("[a]\t# comment")]
    [InlineData("{a#b: c#d}")]
    public void Reads_what_only_looks_like_a_directive_or_comment(string text)
    {
        Assert.NotNull(TryRead(text));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Reads_an_alias_as_the_last_node_of_that_name()
    {
        var root = Mapping(Read("a: &x [&x b]\nc: *x\n"));

        Assert.Equal("1:8-1:12", Place(root.Pairs.ElementAt(1).Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("---\n")]
    public void Reads_an_empty_document_as_nothing(string text) => Assert.True(Assert.IsType<YamlScalar>(Read(text)).IsNull);

    private YamlNode Read(string text) => TryRead(text) ?? YamlCursor.Read(Decode(""), new FileReading(new Repository("/repository")))!;

    private YamlNode? TryRead(string text) => YamlCursor.Read(Decode(text), reading);

    private SourceText Decode(string text)
    {
        var source = SourceText.Decode(Encoding.UTF8.GetBytes(text), "/repository/m.yml", reading);
        Assert.NotNull(source);
        return source;
    }

    private static YamlMapping Mapping(YamlNode node) => Assert.IsType<YamlMapping>(node);

    private static string Place(YamlNode node) =>
        $"{node.Location.Line}:{node.Location.Column}-{node.Location.EndLine}:{node.Location.EndColumn}";
}
