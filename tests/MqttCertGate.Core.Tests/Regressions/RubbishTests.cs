using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Regressions;

public sealed class RubbishTests
{
    [Fact]
    public void A_file_of_rubbish_makes_no_report_without_end()
    {
        using var scenario = Scenario.Of(
            Pem.Chain(Scenario.Good, Scenario.Intermediate) + string.Concat(Enumerable.Repeat("-----BEGIN X-----\n-----END X-----\n", 150)));

        Assert.Equal(100, scenario.FindingsOf("MCG1008").Count);
        Assert.Equal("error: The block holds no base64. 50 more like it are not listed.", scenario.FindingsOf("MCG1008")[^1]);
        Assert.Equal(100, scenario.FindingsOf("MCG1011").Count);
    }
}
