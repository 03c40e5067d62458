using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Regressions;

public sealed class ChainLimitTests
{
    [Fact]
    public void Certificates_of_chain_files_count_towards_the_limit()
    {
        using var scenario = Scenario.Of(Scenario.Good.Pem, "domains: [mqtt.example.com]\nchain: chain.pem")
            .File("chain.pem", Pem.Chain([Scenario.Intermediate, .. Enumerable.Range(0, 4).Select(index => Scenario.Root.Intermediate($"CA {index}"))]));

        Assert.Equal(["error: The chain files hold 6 certificates; at most 5 are accepted."], scenario.FindingsOf("MCG1021"));
    }

    [Fact]
    public void Bytes_of_chain_files_count_towards_the_limit()
    {
        using var scenario = Scenario.Of(Scenario.Good.Pem, "domains: [mqtt.example.com]\nchain: chain.pem")
            .File("chain.pem", Scenario.Intermediate.Pem + new string('#', 16384));

        Assert.StartsWith("error: The chain files have ", Assert.Single(scenario.FindingsOf("MCG1020")), StringComparison.Ordinal);
    }
}
