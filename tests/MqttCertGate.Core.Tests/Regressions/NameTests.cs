using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Regressions;

public sealed class NameTests
{
    [Fact]
    public void A_subject_alternative_name_without_a_host_is_no_name_of_a_server()
    {
        // rfc822Name (RFC 5280 §4.2.1.6).
        byte[] email = [0x30, 0x05, 0x81, 0x03, (byte)'a', (byte)'@', (byte)'b'];
        using var scenario = Scenario.Server(Scenario.Good.With(new TestExtension("2.5.29.17", critical: false, email)), "pki: private");

        Assert.Equal(
            ["error: The subject alternative name holds neither a DNS name nor an IP address; one is required."], scenario.FindingsOf("MCG4050"));
    }

    [Theory]
    [InlineData("bücher.example.com")]
    [InlineData("BÜCHER.example.com")]
    [InlineData("Bücher.Example.COM")]
    public void An_international_name_is_the_same_in_upper_case(string domain)
    {
        using var scenario = Scenario.Server(Scenario.Intermediate.Server("xn--bcher-kva.example.com"), $"domains: [{domain}]");

        Assert.Empty(scenario.Check().Findings);
    }
}
