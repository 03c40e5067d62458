using MqttCertGate.Paths;
using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Paths;

/// <summary>Names against subtrees: within, outside of, or neither with certainty (RFC 5280 §4.2.1.10).</summary>
public sealed class NameSubtreeTests
{
    [Theory]
    [InlineData("example.com", "example.com", true)]
    [InlineData("example.com", "EXAMPLE.Com", true)]
    [InlineData("example.com", "a.example.com", true)]
    [InlineData("example.com", "a.b.example.com", true)]
    [InlineData("example.com", "badexample.com", false)]
    [InlineData("example.com", "com", false)]
    [InlineData("example.com", "example.com.example.net", false)]
    [InlineData(".example.com", "a.example.com", true)]
    [InlineData(".example.com", "a.b.example.com", true)]
    [InlineData(".example.com", "example.com", false)]
    [InlineData(".example.com", "badexample.com", false)]
    [InlineData("", "example.com", true)]
    // A wildcard stands for any one label.
    [InlineData("example.com", "*.example.com", true)]
    [InlineData(".example.com", "*.example.com", true)]
    [InlineData("com", "*.example.com", true)]
    [InlineData("", "*.example.com", true)]
    [InlineData("test.example.com", "*.example.com", null)]
    [InlineData("TEST.example.com", "*.EXAMPLE.com", null)]
    [InlineData("a.test.example.com", "*.example.com", false)]
    [InlineData(".test.example.com", "*.example.com", false)]
    [InlineData("example.net", "*.example.com", false)]
    [InlineData("example.com", "*.com", null)]
    // What has not the form of a name may be taken for any.
    [InlineData("example.com", "m*.example.com", null)]
    [InlineData("example.com", "a.*.example.com", null)]
    [InlineData("example.com", "*", null)]
    [InlineData("example.com", "", null)]
    [InlineData("example.com", ".example.com", null)]
    [InlineData("example.com", "example.com.", null)]
    [InlineData("example.com", "a..example.com", null)]
    [InlineData("example.com", "example.net\0.example.com", null)]
    [InlineData("", "example.com.", null)]
    [InlineData("*.example.com", "a.example.com", null)]
    [InlineData("example.com.", "example.com", null)]
    [InlineData(".", "example.com", null)]
    [InlineData("example.com", "under_score.example.com", true)]
    public void Dns_names(string subtree, string name, bool? expected) =>
        AssertWithin(TestGeneralName.Dns(subtree), TestGeneralName.Dns(name), expected);

    [Theory]
    [InlineData("10.0.0.0/255.0.0.0", "10.255.255.255", true)]
    [InlineData("10.0.0.0/255.0.0.0", "11.0.0.0", false)]
    [InlineData("10.0.0.0/255.0.0.0", "9.255.255.255", false)]
    [InlineData("10.128.0.0/255.128.0.0", "10.128.0.1", true)]
    [InlineData("10.128.0.0/255.128.0.0", "10.127.255.255", false)]
    [InlineData("10.0.0.1/255.255.255.255", "10.0.0.1", true)]
    [InlineData("10.0.0.1/255.255.255.255", "10.0.0.2", false)]
    [InlineData("10.9.9.9/255.0.0.0", "10.1.1.1", true)]
    [InlineData("0.0.0.0/0.0.0.0", "192.0.2.1", true)]
    [InlineData("0.0.0.0/0.0.0.0", "2001:db8::1", false)]
    [InlineData("::/::", "192.0.2.1", false)]
    [InlineData("2001:db8::/ffff:ffff::", "2001:db8:1::1", true)]
    [InlineData("2001:db8::/ffff:ffff::", "2001:db9::1", false)]
    public void Addresses(string subtree, string name, bool expected) =>
        AssertWithin(TestGeneralName.Network(subtree), TestGeneralName.Ip(name), expected);

    [Fact]
    public void An_address_of_another_length_is_unknown() =>
        AssertWithin(TestGeneralName.Network("0.0.0.0/0.0.0.0"), TestGeneralName.Raw(7, [10, 0, 0]), expected: null);

    [Theory]
    [InlineData("example.com", "a@example.com", true)]
    [InlineData("example.com", "a@EXAMPLE.com", true)]
    [InlineData("example.com", "a@b.example.com", false)]
    [InlineData(".example.com", "a@b.example.com", true)]
    [InlineData(".example.com", "a@example.com", false)]
    [InlineData("a@example.com", "a@EXAMPLE.com", true)]
    [InlineData("a@example.com", "A@example.com", false)]
    [InlineData("a@example.com", "b@example.com", false)]
    [InlineData("a@example.com", "a@example.net", false)]
    [InlineData("example.com", "example.com", null)]
    [InlineData("example.com", "@example.com", null)]
    [InlineData("example.com", "a@b@example.com", null)]
    [InlineData("example.com", "a@", null)]
    [InlineData("@example.com", "a@example.com", null)]
    [InlineData("", "a@example.com", null)]
    public void Mailboxes(string subtree, string name, bool? expected) =>
        AssertWithin(TestGeneralName.Email(subtree), TestGeneralName.Email(name), expected);

    [Theory]
    [InlineData("example.com", "https://example.com", true)]
    [InlineData("example.com", "mqtt://user:secret@EXAMPLE.com:8883/path?query#part", true)]
    [InlineData("example.com", "https://a.example.com/", false)]
    [InlineData(".example.com", "https://a.example.com/", true)]
    [InlineData(".example.com", "https://example.com/", false)]
    [InlineData("example.com", "https://example.com@example.net/", false)]
    [InlineData("example.com", "https://example.net/https://example.com", false)]
    [InlineData("example.com", "https://example.net?@example.com", false)]
    [InlineData("example.com", "https://192.0.2.1/", null)]
    [InlineData("example.com", "https://[2001:db8::1]/", null)]
    [InlineData("example.com", "https://example%2ecom/", null)]
    [InlineData("example.com", "https://example.net\\.example.com/", null)]
    [InlineData("example.com", "urn:example.com", null)]
    [InlineData("example.com", "https:///path", null)]
    public void Uris(string subtree, string name, bool? expected) =>
        AssertWithin(TestGeneralName.Uri(subtree), TestGeneralName.Uri(name), expected);

    [Fact]
    public void Directory_names()
    {
        var (o, ou) = (new TestNamePart(TestName.Organization, "Example"), new TestNamePart(TestName.OrganizationalUnit, "Plant"));
        var (same, cn) = (new TestNamePart(TestName.Organization, "EXAMPLE", StringKind.Printable), new TestNamePart(TestName.CommonName, "a"));

        Check([o], [o], expected: true);
        Check([o], [same, ou, cn], expected: true);
        Check([o, ou], [same], expected: false);
        Check([o, ou], [o, cn], expected: false);
        Check([ou], [o, ou], expected: false);
        Check([], [o], expected: true);

        static void Check(TestNamePart[] subtree, TestNamePart[] name, bool expected) => AssertWithin(
            TestGeneralName.DirectoryName(TestName.Of(subtree)), TestGeneralName.DirectoryName(TestName.Of(name)), expected);
    }

    [Fact]
    public void Kinds_that_are_not_compared_are_unknown_and_different_kinds_apart()
    {
        AssertWithin(TestGeneralName.RegisteredId("1.2"), TestGeneralName.RegisteredId("1.2"), expected: null);
        AssertWithin(TestGeneralName.OtherName("1.2", [5, 0]), TestGeneralName.OtherName("1.2", [5, 0]), expected: null);
        AssertWithin(TestGeneralName.Dns("a"), TestGeneralName.Uri("a"), expected: false);
    }

    [Theory]
    [InlineData(2048, true)]
    [InlineData(2049, null)]
    public void Longer_names_than_any_in_use_are_unknown(int length, bool? expected) =>
        AssertWithin(TestGeneralName.Dns("com"), TestGeneralName.Dns($"{new string('a', length - 4)}.com"), expected);

    [Theory]
    [InlineData("mqtt.example.com", true)]
    [InlineData("*.example.com", true)]
    [InlineData("localhost", false)]
    [InlineData("Example Root CA 1.0", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("mqtt.example.com.", false)]
    public void Tells_a_common_name_that_clients_take_for_a_dns_name(string text, bool expected) => Assert.Equal(expected, NameSubtree.IsDnsName(text));

    private static void AssertWithin(TestGeneralName subtree, TestGeneralName name, bool? expected) =>
        Assert.Equal(expected, NameSubtree.Contains(Read(subtree), Read(name)));

    private static GeneralName Read(TestGeneralName name)
    {
        var reader = new DerReader(name.Encoded, []);
        return GeneralNameDecoder.Read(ref reader);
    }
}
