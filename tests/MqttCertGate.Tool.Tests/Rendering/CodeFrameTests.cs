using MqttCertGate.Findings;
using MqttCertGate.Tool.Rendering;
using static MqttCertGate.Tool.Tests.Rendering.SampleReport;

namespace MqttCertGate.Tool.Tests.Rendering;

public sealed class CodeFrameTests
{
    [Fact]
    public void A_long_line_is_cut_around_the_region()
    {
        var line = $"{new string('.', 500)}region{new string('.', 500)}";

        var frame = FrameOf(line, 501, 507);

        Assert.Equal($"…{new string('.', 60)}", frame.Before);
        Assert.Equal("region", frame.Region);
        Assert.Equal($"{new string('.', 94)}…", frame.After);
    }

    [Fact]
    public void A_line_of_160_characters_is_whole()
    {
        var frame = FrameOf(new string('.', 160), 1, 3);

        Assert.Equal(new string('.', 160), frame.Before + frame.Region + frame.After);
        Assert.NotEqual(new string('.', 161), FrameOf(new string('.', 161), 1, 3) is var cut ? cut.Before + cut.Region + cut.After : "");
    }

    [Fact]
    public void A_region_longer_than_the_frame_is_cut_too()
    {
        var frame = FrameOf(new string('.', 500), 1, 501);

        Assert.Equal(("", new string('.', 160), "…"), (frame.Before, frame.Region, frame.After));
    }

    [Theory]
    [InlineData(".", "", 2)]
    [InlineData("", ".", 399)]
    public void A_pair_of_surrogates_is_not_cut(string before, string after, int column)
    {
        var frame = FrameOf($"{before}{string.Concat(Enumerable.Repeat("😀", 200))}{after}", column, column);

        Assert.DoesNotContain('\uFFFD', frame.Before + frame.After);
    }

    [Fact]
    public void A_region_of_several_lines_is_marked_to_the_end_of_the_first()
    {
        var frame = FrameOf("  allow: >", 3, 4, endLine: 3);

        Assert.Equal(("  ", "allow: >", ""), (frame.Before, frame.Region, frame.After));
    }

    [Theory]
    [InlineData(11, 11)]
    [InlineData(90, 95)]
    public void A_region_at_or_beyond_the_end_is_a_caret(int column, int endColumn)
    {
        Assert.Contains("\n 1 | 0123456789\n   |           ^\n   |\n", Text("0123456789", column, endColumn), StringComparison.Ordinal);
    }

    [Fact]
    public void The_caret_stands_under_its_character_after_tabs_and_wide_characters()
    {
        Assert.Contains(
            """
             1 | 证书 : 根.pem
               |        ^~~~~~
            """, Text("证书\t: 根.pem", 6, 11), StringComparison.Ordinal);
    }

    [Fact]
    public void The_margin_grows_with_the_line_number()
    {
        var violation = new Violation("It is wrong.", new SourceLocation(Manifest, 1234, 1, 1234, 5));

        Assert.Contains(
            """
                 |
            1234 | here
                 | ^~~~
                 |
                 help: Write a key that is known.
            """,
            Print(Of(new Finding(UnknownKeyRule, Level.Error, violation, null)), manifest: new string('\n', 1233) + "here"),
            StringComparison.Ordinal);
    }

    private static CodeFrame FrameOf(string line, int column, int endColumn, int endLine = 1)
    {
        var violation = new Violation("It is wrong.", new SourceLocation(Manifest, 1, column, endLine, endColumn));
        return CodeFrame.Of(violation, new SourceFiles(Of(), _ => line), new Display(Root, Glyphs.Unicode, Verbosity.Normal))!;
    }

    private static string Text(string line, int column, int endColumn) => Print(
        Of(new Finding(UnknownKeyRule, Level.Error, new Violation("It is wrong.", new SourceLocation(Manifest, 1, column, 1, endColumn)), null)),
        manifest: line);
}
