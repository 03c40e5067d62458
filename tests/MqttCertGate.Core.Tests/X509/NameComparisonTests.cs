using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

/// <summary>Which names are the same (RFC 5280 §7.1).</summary>
public sealed class NameComparisonTests
{
    [Theory]
    [InlineData("Example CA", "Example CA", true)]
    [InlineData("Example CA", "EXAMPLE ca", true)]
    [InlineData("Example CA", "  Example \t  CA ", true)]
    [InlineData("Example CA", "ExampleCA", false)]
    [InlineData("Example CA", "Example CB", false)]
    [InlineData("Öffentlich", "öFFENTLICH", true)]
    [InlineData("Öffentlich", "Offentlich", false)]
    [InlineData("", " ", true)]
    public void Compares_text_without_case_and_with_white_space_compressed(string left, string right, bool isSame) =>
        AssertSame(TestName.Cn(left), TestName.Cn(right), isSame);

    [Theory]
    [InlineData(StringKind.Printable)]
    [InlineData(StringKind.Teletex)]
    [InlineData(StringKind.Ia5)]
    [InlineData(StringKind.Universal)]
    [InlineData(StringKind.Bmp)]
    public void Compares_text_of_any_string_type(StringKind kind) => AssertSame(TestName.Cn("Example CA"), TestName.Cn("example CA", kind), isSame: true);

    [Fact]
    public void Compares_attributes_by_type_and_relative_names_by_order()
    {
        var (a, b) = (new TestNamePart(TestName.Organization, "a"), new TestNamePart(TestName.OrganizationalUnit, "b"));

        AssertSame(TestName.Of(a, b), TestName.Of(b, a), isSame: false);
        AssertSame(TestName.Of(a), TestName.Of(a, b), isSame: false);
        AssertSame(TestName.Of(a), TestName.Of(a with { Oid = TestName.CommonName }), isSame: false);
        AssertSame(TestName.OfRdns([a, b]), TestName.OfRdns([b, a]), isSame: true);
        AssertSame(TestName.OfRdns([a, b]), TestName.Of(a, b), isSame: false);
    }

    [Fact]
    public void Does_not_take_one_value_for_two()
    {
        var two = TestName.OfRdns([new TestNamePart(TestName.CommonName, "a"), new TestNamePart(TestName.CommonName, "b")]);

        AssertSame(two, TestName.Cn("a9:2.5.4.3=b"), isSame: false);
        AssertSame(two, TestName.Cn("a2.5.4.3=b"), isSame: false);
    }

    [Fact]
    public void Tells_a_self_issued_certificate_by_the_same_measure()
    {
        var issuer = TestName.Cn("ROOT", StringKind.Printable);

        Assert.True(Pki.Root("root").With(template => template with { Issuer = issuer }).Decode().IsSelfIssued);
        Assert.False(Pki.Root("root").With(template => template with { Issuer = TestName.Cn("other") }).Decode().IsSelfIssued);
    }

    private static void AssertSame(TestName left, TestName right, bool isSame) => Assert.Equal(isSame, Read(left).IsEquivalentTo(Read(right)));

    private static DistinguishedName Read(TestName name)
    {
        var reader = new DerReader(name.Encoded, []);
        return NameDecoder.Read(ref reader);
    }
}
