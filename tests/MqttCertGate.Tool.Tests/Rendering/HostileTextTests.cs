using MqttCertGate.Findings;
using MqttCertGate.Tool.Rendering;
using static MqttCertGate.Tool.Tests.Rendering.SampleReport;

namespace MqttCertGate.Tool.Tests.Rendering;

/// <summary>Certificates and manifests may be an attacker's; a terminal or build service must not obey what they say.</summary>
public sealed class HostileTextTests
{
    // Clears a screen; a title; right to left; a line of its own that a build service would obey.
    private const string Hostile = "a\e[2J\u009B2J\e]0;x\a\u202Eb\r\n::error::c\n##[error]d\u2028e\0";

    [Fact]
    public void Nothing_that_a_terminal_obeys_comes_through()
    {
        var text = Print(Everywhere(Hostile), verbosity: Verbosity.Verbose, manifest: $"# {Hostile}\n{Hostile}");

        Assert.All(text.Where(char.IsControl), character => Assert.Equal('\n', character));
        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain("##", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal)));
    }

    [Fact]
    public void Text_of_files_begins_no_line()
    {
        Assert.Equal(Print(Everywhere("x")).Split('\n').Length, Print(Everywhere(Hostile)).Split('\n').Length);
    }

    [Theory]
    [InlineData("::error::x")]
    [InlineData("  ::error::x")]
    public void A_file_name_is_no_command(string name)
    {
        var finding = Expired with { Violation = new Violation("It is wrong.", Place(name, 1)) { Path = [new PathStep(name, Place(name, 1), "")] } };

        Assert.All(
            Print(Of(finding)).Split('\n'), line => Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_command_that_two_spans_would_make_is_parted()
    {
        var finding = new Finding(UnknownKeyRule, Level.Error, new Violation("It is wrong.", new SourceLocation(Manifest, 1, 2, 1, 9)), null);

        Assert.DoesNotContain("##", Print(Of(finding), manifest: "##[error]"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_leaves_the_rest_readable()
    {
        var text = Print(Of(Expired with { Violation = Expired.Violation with { EntryName = new string('n', 100_000) } }));

        Assert.Contains($"validity.expired: {new string('n', 197)}...: The certificate", text, StringComparison.Ordinal);
    }

    private static Report Everywhere(string text) => Of(new Finding(ExpiredRule, Level.Error, new Violation(text, Place("a.pem", 2))
    {
        EntryName = text,
        DeclaredAt = new SourceLocation(Manifest, 1, 1, 1, 9),
        Marker = text,
        Help = text,
        Certificate = Expired.Violation.Certificate,
        Related = [new RelatedLocation(Place("a.pem", 2), text)],
        Path = [new PathStep(text, Place("a.pem", 2), text), new PathStep(text, null, text)],
    }, null));
}
