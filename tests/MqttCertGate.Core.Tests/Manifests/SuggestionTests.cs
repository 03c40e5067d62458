using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Manifests;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("domain", "domains")]
    [InlineData("domians", "domains")]
    [InlineData("dmans", "domains")]
    [InlineData("DOMAINS", "domains")]
    [InlineData("doomains", "domains")]
    [InlineData("tomains", "domains")]
    [InlineData("renew_before", "renew-before")]
    [InlineData("dman", null)]
    [InlineData("", null)]
    [InlineData("certificate-of-the-broker", null)]
    public void Finds_the_name_within_two_slips(string name, string? expected) =>
        Assert.Equal(expected, Suggestion.For(name, ["file", "domains", "renew-before"]));

    [Theory]
    [InlineData("fil", "file")]
    [InlineData("filess", "files")]
    public void Prefers_the_nearest_name(string name, string expected) => Assert.Equal(expected, Suggestion.For(name, ["files", "file"]));

    [Fact]
    public void Prefers_the_first_in_order_among_equally_near_names() => Assert.Equal("pin", Suggestion.For("pi", ["pki", "pin"]));

    [Fact]
    public void Never_turns_a_name_into_one_that_shares_no_letter() => Assert.Null(Suggestion.For("x", ["ab"]));
}
