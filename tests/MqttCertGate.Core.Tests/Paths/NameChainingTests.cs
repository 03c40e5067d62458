using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Paths.PathTesting;

namespace MqttCertGate.Tests.Paths;

/// <summary>An issuer is found by a name that is the same, however it is encoded (RFC 5280 §6.1.3 (a)(4), §7.1).</summary>
public sealed class NameChainingTests
{
    private static readonly TestCertificate Root = Pki.Root("root");
    private static readonly TestCertificate Ca = Root.Intermediate("issuing ca");

    [Theory]
    [InlineData("issuing ca", StringKind.Printable, true)]
    [InlineData("Issuing  CA", StringKind.Utf8, true)]
    [InlineData("issuingca", StringKind.Utf8, false)]
    public void Finds_the_issuer_of_an_equivalent_name(string issuer, StringKind kind, bool isFound) => Assert.Equal(
        isFound, Search(Ca.Server("leaf").With(template => template with { Issuer = TestName.Cn(issuer, kind) }), [Ca], [Root]).Valid is not null);

    [Fact]
    public void Finds_an_anchor_of_an_equivalent_name() =>
        Assert.NotNull(Search(Ca.Server("leaf"), [Ca.With(template => template with { Issuer = TestName.Cn("ROOT") })], [Root]).Valid);

    [Fact]
    public void Does_not_pass_through_one_authority_twice_under_two_spellings()
    {
        var b = Ca.Intermediate("b");
        var crossed = Ca.SignedBy(b).With(template => template with { Subject = TestName.Cn("ISSUING CA") });

        Assert.Equal("leaf < b < issuing ca < root", Assert.Single(Search(b.Server("leaf"), [crossed, b, Ca], [Root]).Paths).Names());
    }

    [Fact]
    public void Does_not_count_a_rollover_under_another_spelling_against_a_path_length()
    {
        var ca = Ca.With(TestExtension.BasicConstraints(isCa: true, pathLength: 0));
        var rollover = ca.Intermediate("ISSUING CA").With(TestKey.P256G);

        Assert.NotNull(Search(rollover.Server("leaf"), [ca, rollover], [Root]).Valid);
    }
}
