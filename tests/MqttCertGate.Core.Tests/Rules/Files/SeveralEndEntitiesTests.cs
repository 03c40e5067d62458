using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules.Files;

public sealed class SeveralEndEntitiesTests
{
    private static readonly TestCertificate Other = Scenario.Intermediate.Server("other.example.com");

    [Fact]
    public void One_end_entity_is_the_most_of_a_file_and_no_second_finding()
    {
        using var scenario = Scenario.Of(Pem.Chain(Scenario.Good, Other, Scenario.Intermediate));

        Assert.Equal(
            ["warning: 'other.example.com' is the certificate of a server or client, as is 'mqtt.example.com' before it; one is the most."],
            scenario.FindingsOf("MCG1022"));
        Assert.Empty(scenario.FindingsOf("MCG7007"));
    }

    [Fact]
    public void A_second_one_counts_without_an_anchor_too()
    {
        using var scenario = new Scenario("version: 1\ncertificates: { broker: { file: server.pem, pki: private } }\n")
            .File("server.pem", Pem.Chain(Scenario.Good, Other));

        Assert.Single(scenario.FindingsOf("MCG1022"));
    }

    [Fact]
    public void Neither_a_repetition_nor_an_issuer_that_is_no_ca_is_another_end_entity()
    {
        var notCa = Scenario.Root.Intermediate("Not a CA").With(TestExtension.BasicConstraints(isCa: false));
        using var repeated = Scenario.Of(Pem.Chain(Scenario.Good, Scenario.Good, Scenario.Intermediate));
        using var issuer = Scenario.Of(Pem.Chain(notCa.Server("mqtt.example.com"), notCa));

        Assert.Empty(repeated.FindingsOf("MCG1022"));
        Assert.Empty(issuer.FindingsOf("MCG1022"));
    }

    [Fact]
    public void A_leaf_alone_is_a_path_that_is_incomplete()
    {
        using var scenario = Scenario.Of(Scenario.Good.Pem);

        Assert.Empty(scenario.FindingsOf("MCG1022"));
        Assert.Single(scenario.FindingsOf("MCG7006"));
    }
}
