using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules.Files;

public sealed class EncodingFaultRuleTests
{
    [Theory]
    [InlineData("public", "error")]
    [InlineData("private", "note")]
    public void A_default_that_is_written_out_weighs_more_in_a_public_certificate(string pki, string level)
    {
        var leaf = Scenario.Good.With(new TestExtension("2.5.29.19", critical: true, [0x30, 0x03, 0x01, 0x01, 0x00]));
        using var scenario = Scenario.Server(leaf, $"pki: {pki}");

        Assert.Equal([$"{level}: The encoding of the certificate is not DER: cA FALSE is written out."], scenario.FindingsOf("MCG1017"));
    }

    [Theory]
    [InlineData("public", "error")]
    [InlineData("private", "warning")]
    public void Bits_that_end_in_zeros_weigh_more_in_a_public_certificate(string pki, string level)
    {
        var leaf = Scenario.Good.With(new TestExtension("2.5.29.15", critical: true, [0x03, 0x02, 0x00, 0x80]));
        using var scenario = Scenario.Server(leaf, $"pki: {pki}");

        Assert.Equal([$"{level}: The encoding of the certificate is not DER: keyUsage ends in zero bits."], scenario.FindingsOf("MCG1018"));
    }

    [Fact]
    public void A_part_of_a_name_that_is_empty_is_not_der()
    {
        using var scenario = Scenario.Server(Scenario.Good.With(template => template with { Subject = TestName.OfRdns([[]]) }));

        Assert.Equal(
            ["error: The encoding of the certificate is not DER: a relative distinguished name is empty."], scenario.FindingsOf("MCG1016"));
    }
}
