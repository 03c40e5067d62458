using MqttCertGate.Reporting;

namespace MqttCertGate.Tests.Reporting;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("broker-eu", "broker-eu")]
    [InlineData("Müller 鍵 \ud83d\udd11", "Müller 鍵 \ud83d\udd11")]
    [InlineData("a\r\nb\tc\u2028d\u2029e", "a  b c d e")]
    [InlineData("\u001b[31mred", "\ufffd[31mred")]
    [InlineData("\u0000\u0085\u009b", "\ufffd\ufffd\ufffd")]
    [InlineData("a\u202egpj.exe", "a\ufffdgpj.exe")]
    [InlineData("a\u2066b\u2069\u200e\u061c\u200b\ufeff", "a\ufffdb\ufffd\ufffd\ufffd\ufffd\ufffd")]
    [InlineData("\udb40\udc41tag", "\ufffdtag")]
    [InlineData("a\ufffeb\uffff", "a\ufffdb\ufffd")]
    [InlineData("  framed ", "framed")]
    public void Makes_visible_what_is_not(string text, string expected) => Assert.Equal(expected, SafeText.Name(text));

    // No attribute can hold half a surrogate pair.
    [Fact]
    public void Replaces_half_a_surrogate_pair() => Assert.Equal("a\ufffd \ufffdb", SafeText.Name("a\ud83d \udd11b"));

    [Theory]
    [InlineData("::error::no", ": :error::no")]
    [InlineData(" \n::error::no", ": :error::no")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("x ##vso[task.complete]", "x # #vso[task.complete]")]
    [InlineData("###[error]", "# # #[error]")]
    public void Breaks_the_commands_of_build_services(string text, string expected) => Assert.Equal(expected, SafeText.Message(text));

    [Fact]
    public void Cuts_names_at_200_characters()
    {
        Assert.Equal(new string('a', 200), SafeText.Name(new string('a', 200)));
        Assert.Equal(new string('a', 197) + "...", SafeText.Name(new string('a', 201)));
    }

    [Fact]
    public void Cuts_messages_at_1000_characters_less_what_the_sink_adds()
    {
        Assert.Equal(new string('a', 1000), SafeText.Message(new string('a', 1000)));
        Assert.Equal(new string('a', 997) + "...", SafeText.Message(new string('a', 1001)));
        Assert.Equal(new string('a', 987) + "...", SafeText.Message(new string('a', 991), reserved: 10));
    }

    [Fact]
    public void A_long_name_leaves_the_rest_of_a_message()
    {
        var name = new string('a', 10_000);

        Assert.Equal($"'{name[..197]}...' isn't '{name[..197]}...'; 'b' is required.", SafeText.Message($"'{name}' isn't '{name}'; 'b' is required."));
    }

    // The house quotes names with apostrophes, which words have too.
    [Theory]
    [InlineData("It is '", 200, "' here.", false)]
    [InlineData("It is '", 201, "' here.", true)]
    [InlineData("'", 201, "'", true)]
    [InlineData("It isn't ", 201, "' here.", false)]
    [InlineData("It is '", 201, "'s.", false)]
    [InlineData("It is '", 201, ".", false)]
    [InlineData("It isn't '", 201, "'.", true)]
    [InlineData("'(x)' ", 201, " 'y'.", false)]
    [InlineData("Cafe\u0301's ", 201, "' here.", false)]
    public void Cuts_what_stands_in_quotes(string before, int length, string after, bool isCut) => Assert.Equal(
        $"{before}{(isCut ? new string('a', 197) + "..." : new string('a', length))}{after}", SafeText.Message($"{before}{new string('a', length)}{after}"));

    [Fact]
    public void A_long_name_with_a_quote_of_its_own_leaves_the_rest_of_a_message_too() => Assert.Equal(
        $"'(' {new string('a', 196)}...' is required.", SafeText.Message($"'(' {new string('a', 2_000)}' is required."));

    [Fact]
    public void Does_not_cut_a_surrogate_pair_in_two() =>
        Assert.Equal(new string('a', 196) + "...", SafeText.Name(new string('a', 196) + "\ud83d\udd11" + new string('b', 100)));

    [Fact]
    public void Sarif_gets_no_links_placeholders_or_code_besides() =>
        Assert.Equal("(text)(http://x) (0) 'code'", SarifText.Message("[text](http://x) {0} `code`"));

    [Theory]
    [InlineData("", ".")]
    [InlineData("A fault", "A fault.")]
    [InlineData("A fault.", "A fault.")]
    public void A_sentence_ends_with_a_full_stop(string text, string expected) => Assert.Equal(expected, SarifText.Sentence(text));
}
