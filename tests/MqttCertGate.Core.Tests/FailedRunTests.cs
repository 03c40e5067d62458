using MqttCertGate.Findings;
using MqttCertGate.Tests.Reporting;

namespace MqttCertGate.Tests;

public sealed class FailedRunTests
{
    private static readonly Report Report = FailedRun.Of(
        new GateRequest { Manifests = [Sample.Absolute("mqttcertgate.yml")], RepositoryRoot = Sample.Root, At = DateTime.UnixEpoch },
        new InvalidOperationException("-----BEGIN PRIVATE KEY-----"));

    [Fact]
    public void Nothing_was_checked_whatever_is_allowed_to_fail() => Assert.Equal(Outcome.NotChecked, Report.OutcomeAt(Level.None));

    [Fact]
    public void Its_file_says_what_happened_and_closes_no_alert()
    {
        var sarif = Sample.Sarif(Report);

        Assert.Empty(SarifRules.Faults(sarif));
        Assert.Contains("\"executionSuccessful\": false", sarif, StringComparison.Ordinal);
        Assert.Contains("nothing is known of the certificates: InvalidOperationException.", sarif, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY-----", sarif[sarif.IndexOf("\"invocations\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }
}
