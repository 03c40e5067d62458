using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules.Paths;

/// <summary>The rules about what CAs demand of the certificates below them.</summary>
public sealed class ConstraintRuleTests
{
    private static readonly TestCertificate Root = Pki.Root("Root");
    private static readonly TestCertificate Ca = Root.Intermediate("CA");
    private static readonly TestCertificate Constrained =
        Ca.With(TestExtension.NameConstraints([TestGeneralName.Dns("example.com")], [TestGeneralName.Dns("lab.example.com")]));

    [Fact]
    public void Name_constraints_are_named_with_the_name_that_breaks_them()
    {
        Assert.Empty(Judge(Constrained.Server("mqtt.example.com"), Constrained));

        var finding = Assert.Single(Judge(Constrained.Server("mqtt.example.net"), Constrained));
        Assert.Equal(("MCG7016", Level.Error), (finding.Rule.Id, finding.Level));
        Assert.Equal(
            "'mqtt.example.net' has a name that 'CA' does not permit: 'DNS mqtt.example.net' is not within 'DNS example.com'; names must keep to the nameConstraints of every issuer.",
            finding.Violation.Message);
        Assert.Equal("/repo/certs/server.pem", finding.Violation.Location.Path);
        Assert.Equal("'CA'", Assert.Single(finding.Violation.Related).Message);

        finding = Assert.Single(Judge(Constrained.Server("*.example.com"), Constrained));
        Assert.Equal(
            "'*.example.com' has a name that 'CA' excludes: 'DNS *.example.com' is, or may be, within 'DNS lab.example.com'; names must keep to the nameConstraints of every issuer.",
            finding.Violation.Message);
    }

    [Fact]
    public void Names_that_the_budget_did_not_reach_are_no_pass()
    {
        var entry = EntryBuilder.Server(Constrained.Server("mqtt.example.com"), Constrained) with { Budget = new PathBudget(NameComparisons: 3) };

        var finding = Assert.Single(entry.Trusting(Root).Judge());

        Assert.Equal("MCG7012", finding.Rule.Id);
        Assert.Equal(
            "No valid path of 'mqtt.example.com' was found with 3 names compared with name constraints; a path must be found within that budget.",
            finding.Violation.Message);
    }

    [Fact]
    public void A_ca_for_another_purpose_is_named_with_its_purposes()
    {
        var forClients = Scenario.Root.Intermediate("Client CA").With(TestExtension.ExtendedKeyUsage(TestExtension.ClientAuth));
        using var server = Scenario.Of(Pem.Chain(forClients.Server("mqtt.example.com"), forClients));
        using var client = Scenario.Of(Pem.Chain(forClients.Client("gateway"), forClients), "role: client");

        Assert.Equal(
            ["error: 'Client CA' is an issuer and its extended key usage is 'clientAuth'; serverAuth is required, or no such extension."],
            server.FindingsOf("MCG4036"));
        Assert.Empty(client.FindingsOf("MCG4036"));
    }

    [Fact]
    public void An_issuer_that_is_spelled_otherwise_is_warned_of()
    {
        var leaf = Ca.Server("leaf");

        Assert.Empty(Judge(leaf, Ca));
        var finding = Assert.Single(Judge(leaf.With(template => template with { Issuer = TestName.Cn("ca") }), Ca));
        Assert.Equal(("MCG7004", Level.Warning), (finding.Rule.Id, finding.Level));
        Assert.Equal("'leaf' names its issuer 'CN=ca', whose own certificate encodes 'CN=CA'; the encoding must be the same.", finding.Violation.Message);
    }

    [Fact]
    public void An_anchor_that_is_spelled_otherwise_is_warned_of_too()
    {
        var ca = Ca.With(template => template with { Issuer = TestName.Cn("Root", StringKind.Printable) });

        Assert.Equal(["MCG7004"], Judge(ca.Server("leaf"), ca).Select(finding => finding.Rule.Id));
    }

    [Theory]
    [InlineData(true, "", new string[0])]
    [InlineData(false, "", new[] { "error: The nameConstraints are not critical; they must be." })]
    [InlineData(false, "pki: public", new[] { "note: The nameConstraints are not critical; they must be." })]
    public void Name_constraints_of_a_ca_are_critical(bool critical, string pki, string[] expected)
    {
        var ca = Scenario.Root.Intermediate("CA").With(TestExtension.NameConstraints([TestGeneralName.Dns("example.com")], [], critical));
        using var scenario = Scenario.Of(Pem.Chain(ca.Server("mqtt.example.com"), ca), $"domains: [mqtt.example.com]\n{pki}");

        Assert.Equal(expected, scenario.FindingsOf("MCG4060"));
    }

    [Fact]
    public void Name_constraints_of_an_end_entity_and_malformed_ones_are_errors()
    {
        var constraints = TestExtension.NameConstraints([TestGeneralName.Dns("example.com")], []);
        using var leaf = Scenario.Server(Scenario.Good.With(constraints));
        using var malformed = Scenario.Server(Scenario.Good.With(new TestExtension("2.5.29.30", critical: true, [0x30, 0x00])));

        Assert.Equal(["error: The certificate has nameConstraints and is not a CA; only a CA may have them."], leaf.FindingsOf("MCG4060"));
        Assert.Equal(["error: The extension nameConstraints is malformed: it permits and excludes nothing."], malformed.FindingsOf("MCG4003"));
    }

    private static IReadOnlyList<Finding> Judge(params TestCertificate[] file) => EntryBuilder.Server(file).Trusting(Root).Judge();
}
