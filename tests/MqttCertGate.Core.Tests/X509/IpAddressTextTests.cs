using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class IpAddressTextTests
{
    // RFC 5952 §4, §5.
    [Theory]
    [InlineData("0a000005", "10.0.0.5")]
    [InlineData("ffffffff", "255.255.255.255")]
    [InlineData("00000000000000000000000000000000", "::")]
    [InlineData("00000000000000000000000000000001", "::1")]
    [InlineData("20010db8000000000000000000000000", "2001:db8::")]
    [InlineData("20010db8000000010001000100010001", "2001:db8:0:1:1:1:1:1")]
    [InlineData("20010000000000010000000000000001", "2001:0:0:1::1")]
    [InlineData("20010db8000000000001000000000001", "2001:db8::1:0:0:1")]
    [InlineData("0000000000010000000000000000000a", "0:0:1::a")]
    [InlineData("2001db8000010002000300040005abcd", "2001:db80:1:2:3:4:5:abcd")]
    [InlineData("00000000000000000000ffffc0000201", "::ffff:192.0.2.1")]
    public void Writes_addresses_in_their_canonical_form(string hex, string text) =>
        Assert.Equal(text, IpAddressText.Format(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("")]
    [InlineData("0a0000")]
    [InlineData("0a00000500")]
    [InlineData("0a000005ffffffff")]
    public void Knows_no_other_length(string hex) => Assert.Null(IpAddressText.Format(Convert.FromHexString(hex)));
}
