using MqttCertGate.Findings;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests;

/// <summary>Which entry is due next; certificates of thirty days are due ten days before their end.</summary>
public sealed class NextRenewalTests
{
    [Theory]
    [InlineData(12, 11, "b", 1)]
    [InlineData(11, 12, "a", 1)]
    // The first of several.
    [InlineData(12, 12, "a", 2)]
    // What is due already does not come.
    [InlineData(10, 12, "b", 2)]
    public void It_is_the_first_that_comes(int daysLeftOfA, int daysLeftOfB, string entry, int inDays)
    {
        using var scenario = Scenario(daysLeftOfA, daysLeftOfB);

        Assert.Equal(new DueRenewal(entry, Pki.Now.AddDays(inDays)), scenario.Check().NextRenewal);
    }

    [Fact]
    public void There_is_none_where_all_are_due()
    {
        using var scenario = Scenario(10, 9);

        Assert.Null(scenario.Check().NextRenewal);
    }

    private static Scenario Scenario(int daysLeftOfA, int daysLeftOfB) => new Scenario("""
        version: 1
        certificates:
          a: { file: a.pem, role: client, pki: private, trust: root.pem, renew-before: 10d }
          b: { file: b.pem, role: client, pki: private, trust: root.pem, renew-before: 10d }
        """).File("root.pem", MqttCertGate.Tests.Scenario.Root.Pem).File("a.pem", Client("a", daysLeftOfA)).File("b.pem", Client("b", daysLeftOfB));

    private static string Client(string name, int daysLeft)
    {
        var issuer = MqttCertGate.Tests.Scenario.Intermediate;
        return Pem.Chain(issuer.Client(name).Valid(Pki.Now.AddDays(daysLeft - 30), Pki.Now.AddDays(daysLeft)), issuer);
    }
}
