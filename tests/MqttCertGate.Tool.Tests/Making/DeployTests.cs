namespace MqttCertGate.Tool.Tests.Making;

/// <summary>The steps that no tool does, filled in.</summary>
public sealed class DeployTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_step_names_what_the_manifest_says()
    {
        folder.With("team.yml", "id: team\ntitle: Ours\nrevision: 2026-06-01\nextends: tdmq\nrules: {}\n").With("mqttcertgate.yml", """
            version: 1
            profile: team.yml
            certificates:
              broker-eu:
                file: certs/server.chain.crt
                key: certs/server.key
                cluster: mqtt-b8rkj5da
                domains:
                  - 10.20.0.5
                  - mqtt.eu.example.com
                  - name: mqtt-abc.company.com
                    cname: mqtt-xxx-sh-public.mqtt.tencenttdmq.com
                  - name: mqtt-internal.company.com
                    cname: mqtt-xxxx-nj-vpce-xxx.mqtt.tencenttdmq.com
            """);

        var run = await ToolProcess.Run(folder.Root, "deploy", "broker-eu");

        Assert.Equal(
            new ToolRun(0,
                """
                What remains for 'broker-eu' in the console of TDMQ for MQTT

                  1. Host the certificate in Tencent Cloud SSL Certificates: upload it as a server certificate.
                     certificate  certs/server.chain.crt
                     private key  certs/server.key

                  2. Bind it to the cluster in the MQTT console.
                     Resource > Cluster: choose the region, then the ID of the cluster, mqtt-b8rkj5da
                     Server Certificate > Bind Custom Certificate
                     Source: SSL Certificates; Server certificate: the one of step 1; Submit

                  3. Have each domain resolve to the access point of the cluster.
                     Host record                Type   Value                                       TTL
                     mqtt-abc.company.com       CNAME  mqtt-xxx-sh-public.mqtt.tencenttdmq.com     600
                     mqtt-internal.company.com  CNAME  mqtt-xxxx-nj-vpce-xxx.mqtt.tencenttdmq.com  600
                     10.20.0.5 is an address and needs no record
                     mqtt.eu.example.com has no 'cname' in the manifest: point it to the cluster's access point, or leave it if it is one

                  4. Optional: switch off the default server certificate, so that only yours is served.
                     Server Certificate: Disable, in the operation column of the default server certificate; confirm

                Source: https://www.tencentcloud.com/document/product/1294/76736

                """.ReplaceLineEndings("\n"), ""),
            run with { Output = run.Output.ReplaceLineEndings("\n") });
    }

    [Theory]
    [InlineData("broker", "profile: azure-event-grid", "The steps are known for the profile 'tdmq' only, and 'broker' is for 'azure-event-grid'; see https://learn.microsoft.com/en-us/azure/event-grid/assign-custom-domain-name https://learn.microsoft.com/en-us/azure/event-grid/mqtt-client-certificate-authentication.")]
    [InlineData("broker", "", "The steps are known for the profile 'tdmq' only, and 'broker' is for none.")]
    [InlineData("device", "profile: tdmq", "'device' is no certificate of a server; only those are bound to a cluster.")]
    [InlineData("brokr", "profile: tdmq", "There is no entry 'brokr' in mqttcertgate.yml. Did you mean 'broker'?\nTry `mqttcertgate deploy --help`.")]
    public async Task What_is_not_known_is_said(string name, string profile, string message)
    {
        folder.With("mqttcertgate.yml", $"version: 1\n{profile}\ncertificates:\n  broker: {{ file: a.pem }}\n  device: {{ file: b.pem, role: client }}\n");

        var run = await ToolProcess.Run(folder.Root, "deploy", name);

        Assert.Equal(new ToolRun(2, "", $"mqttcertgate: {message}\n"), run with { Error = run.Error.ReplaceLineEndings("\n") });
    }
}
