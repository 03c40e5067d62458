using MqttCertGate.Findings;
using MqttCertGate.Tool.Rendering;
using static MqttCertGate.Tool.Tests.Rendering.SampleReport;

namespace MqttCertGate.Tool.Tests.Rendering;

public sealed class TextFormatTests
{
    [Fact]
    public void Concise_is_a_line_for_each_finding()
    {
        AssertPrints(
            """
            deploy/certs/broker-eu.pem:2:1: error MCG6001 validity.expired: broker-eu: The certificate 'mqtt.eu.example.com' expired on 2026-08-10 12:00:00 UTC.
            deploy/certs/broker-eu.pem:2:1: warning MCG6003 validity.expiring: It ends soon.

            FAILED  1 error, 1 warning, 1 allowed (until 2026-12-31)
            6 certificates, 1 manifest, as of 2026-08-22 09:00 UTC.
            """,
            TextFormat.Concise, includesAllowed: false, Expired, Expiring, Allowed(NotCovered, 2026));
    }

    [Fact]
    public void MSBuild_reads_a_line_for_each_finding()
    {
        AssertPrints(
            $"""
            {At("deploy/certs/broker-eu.pem")}(2,1): error MCG6001: The certificate 'mqtt.eu.example.com' expired on 2026-08-10 12:00:00 UTC. (entry 'broker-eu', declared in mqttcertgate.yaml line 7)
            {At("deploy/certs/broker-eu.pem")}(2,1): warning MCG6003: It ends soon.
            {At("deploy/mqttcertgate.yaml")}(12,36): allowed MCG8001: '10.20.0.5' is not covered. (until 2026-12-31: reason)

            FAILED  1 error, 1 warning, 1 allowed (until 2026-12-31)
            6 certificates, 1 manifest, as of 2026-08-22 09:00 UTC.
            """,
            TextFormat.MSBuild, includesAllowed: true, Expired, Expiring, Allowed(NotCovered, 2026));
    }

    [Fact]
    public void What_is_allowed_is_listed_last_and_says_until_when_and_why()
    {
        AssertPrints(
            """
            deploy/certs/broker-eu.pem:2:1: warning MCG6003 validity.expiring: It ends soon.
               help: Renew the certificate.

            deploy/certs/broker-eu.pem:2:1: allowed MCG6001 validity.expired: broker-eu: The certificate 'mqtt.eu.example.com' expired on 2026-08-10 12:00:00 UTC. (until 2026-12-31: reason)
            deploy/mqttcertgate.yaml:12:36: allowed MCG8001 id.host-coverage: broker-us: '10.20.0.5' is not covered. (until 2027-12-31: reason)

            PASSED  6 certificates, 1 warning, 2 allowed (the first until 2026-12-31)
            1 manifest, as of 2026-08-22 09:00 UTC.
            """,
            TextFormat.Text, includesAllowed: true, Allowed(Expired, 2026), Expiring, Allowed(NotCovered, 2027));
    }

    private static void AssertPrints(string expected, TextFormat format, bool includesAllowed, params Finding[] findings)
    {
        var display = new Display(Root, Glyphs.Unicode, Verbosity.Normal) { Format = format, IncludesAllowed = includesAllowed };
        var text = string.Concat(ReportText.Of(Of(findings), Level.Error, display, _ => ManifestText).Select(span => span.Text));

        Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", text);
    }
}
