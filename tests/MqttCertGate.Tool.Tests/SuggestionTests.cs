namespace MqttCertGate.Tool.Tests;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("--serif", "--sarif")]
    [InlineData("--sraif", "--sarif")]
    [InlineData("--SARIF", "--sarif")]
    [InlineData("--sari", "--sarif")]
    [InlineData("--sarriff", "--sarif")]
    public void Two_slips_are_forgiven(string unknown, string expected)
    {
        Assert.Equal($" Did you mean '{expected}'?", Suggestion.For(unknown, ["--at", "--rule", "--sarif"]));
    }

    [Theory]
    [InlineData("--srafix")]
    [InlineData("-x")]
    [InlineData("")]
    public void Another_name_is_not_suggested(string unknown)
    {
        Assert.Equal("", Suggestion.For(unknown, ["-v", "--sarif"]));
    }

    [Fact]
    public void Of_two_equally_near_the_first_by_name_is_taken()
    {
        Assert.Equal(" Did you mean 'aaaab'?", Suggestion.For("aaaax", ["aaaac", "aaaab"]));
    }
}
