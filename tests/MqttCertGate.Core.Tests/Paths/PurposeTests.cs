using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Paths.PathTesting;

namespace MqttCertGate.Tests.Paths;

/// <summary>The purposes that the CAs of a path allow; the end entity's own are for the rules of its role.</summary>
public sealed class PurposeTests
{
    private const string Server = TestExtension.ServerAuth;
    private const string Client = TestExtension.ClientAuth;
    private const string Any = "2.5.29.37.0";

    private static readonly TestCertificate Root = Pki.Root("root");
    private static readonly TestCertificate Ca = Root.Intermediate("ca");

    [Theory]
    [InlineData(null, Server, true)]
    [InlineData(Server, Server, true)]
    [InlineData(Any, Server, true)]
    [InlineData(Client, Server, false)]
    [InlineData(Client, Client, true)]
    [InlineData(Server, Client, false)]
    [InlineData(Client, null, true)]
    public void Every_issuer_must_allow_the_purpose(string? allowed, string? purpose, bool isAllowed)
    {
        string[] Expected(string name) => isAllowed ? [] : [$"PurposeNotAllowed {name} {purpose}"];

        var ca = Allowing(Ca, allowed);
        Assert.Equal(Expected("ca"), Search(ca.Server("leaf"), [ca], [Root], purpose: purpose).Reasons.Select(Text));
        var root = Allowing(Root, allowed);
        Assert.Equal(Expected("root"), Search(root.Server("leaf"), [], [root], purpose: purpose).Reasons.Select(Text));
    }

    [Fact]
    public void Purposes_of_the_end_entity_are_judged_elsewhere() =>
        Assert.Empty(Search(Ca.Client("leaf"), [Ca], [Root], purpose: Server).Reasons);

    [Fact]
    public void An_issuer_whose_purposes_cannot_be_read_allows_none()
    {
        var ca = Ca.With(new TestExtension("2.5.29.37", critical: false, [0x30, 0x00]));

        Assert.Equal(["MalformedExtension ca 2.5.29.37"], Search(ca.Server("leaf"), [ca], [Root], purpose: Server).Reasons.Select(Text));
    }

    private static TestCertificate Allowing(TestCertificate authority, string? purpose) =>
        purpose is null ? authority : authority.With(TestExtension.ExtendedKeyUsage(purpose));
}
