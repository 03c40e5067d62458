using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MqttCertGate.Findings;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests;

/// <summary>What the gate passes a real broker serves to real clients, and what it rejects they refuse.</summary>
public sealed class MosquittoTests
{
    /// <summary>The instant the samples are pinned to; clients are told to judge at it too, so the test does not age.</summary>
    private static readonly DateTime At = new(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc);

    private static string Sample => Path.Combine(RepositoryPaths.Root, "samples", "tdmq-server");

    [Theory]
    [InlineData("p256")]
    [InlineData("rsa4096")]
    public async Task A_client_with_the_declared_trust_connects_to_a_broker_with_the_passing_sample(string kind)
    {
        Assert.Equal(Outcome.Passed, CheckSample().OutcomeAt(Level.Error));
        await using var broker = await Mosquitto.Start(
            await Read(Path.Combine(Sample, kind, "server.chain.crt")), await Read(Path.Combine(Sample, kind, "server.key")));

        Assert.Equal(0, await MqttConnect(broker, "mqtt.example.com", await Read(Path.Combine(Sample, "CA.crt"))));
        var (exitCode, output) = await OpenSslConnect(broker, Path.Combine(Sample, "CA.crt"), "mqtt.example.com");
        Assert.Contains("Verify return code: 0 (ok)", output);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task A_chain_the_gate_rejects_for_a_missing_intermediate_is_refused_by_a_client()
    {
        var (root, leaf) = (Scenario.Root, Scenario.Good);
        using var incomplete = Scenario.Of(leaf.Pem);
        using var complete = Scenario.Server(leaf);
        Assert.Equal(["MCG7006"], incomplete.Check(At).Findings.Select(finding => finding.Rule.Id));
        Assert.Empty(complete.Check(At).Findings);

        await using var broker = await Mosquitto.Start(leaf.Pem, leaf.PrivateKeyPem);
        await Assert.ThrowsAsync<AuthenticationException>(() => MqttConnect(broker, "mqtt.example.com", root.Pem));
        var (exitCode, output) = await OpenSslConnect(broker, Path.Combine(incomplete.Folder, "root.pem"), "mqtt.example.com");
        Assert.Contains("unable to get local issuer certificate", output);
        Assert.NotEqual(0, exitCode);

        // The same client is content as soon as the intermediate is there: it was that, and nothing else.
        await using var mended = await Mosquitto.Start(Pem.Chain(leaf, Scenario.Intermediate), leaf.PrivateKeyPem);
        Assert.Equal(0, await MqttConnect(mended, "mqtt.example.com", root.Pem));
    }

    private static Report CheckSample() => Gate.Check(new GateRequest
    {
        Manifests = [Path.Combine(Sample, "mqttcertgate.yml")],
        RepositoryRoot = RepositoryPaths.Root,
        At = At,
    });

    /// <summary>Connects as an MQTT 3.1.1 client; the return code of CONNACK (MQTT 3.1.1 §3.2.2.3), where 0 is accepted.</summary>
    private static async Task<int> MqttConnect(Mosquitto broker, string host, string trust)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", broker.Port, cancel);
        await using var tls = new SslStream(socket.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = host,
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { X509Certificate2.CreateFromPem(trust) },
                    RevocationMode = X509RevocationMode.NoCheck,
                    DisableCertificateDownloads = true,
                    VerificationTime = At,
                },
            },
            cancel);

        // CONNECT: protocol name MQTT, level 4, clean session, keep-alive 60 s, client identifier "gate" (MQTT 3.1.1 §3.1).
        await tls.WriteAsync(new byte[] { 0x10, 16, 0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', 4, 2, 0, 60, 0, 4, (byte)'g', (byte)'a', (byte)'t', (byte)'e' }, cancel);
        var acknowledgement = new byte[4];
        await tls.ReadExactlyAsync(acknowledgement, cancel);
        Assert.Equal(0x20, acknowledgement[0]);
        return acknowledgement[3];
    }

    private static Task<(int ExitCode, string Output)> OpenSslConnect(Mosquitto broker, string trustFile, string host) => DebianTool.Run(
        DebianTool.Find("openssl"),
        "s_client", "-connect", $"127.0.0.1:{broker.Port}", "-servername", host, "-verify_hostname", host, "-verify_return_error",
        "-CAfile", trustFile, "-no-CApath", "-no-CAstore", "-attime", new DateTimeOffset(At).ToUnixTimeSeconds().ToString());

    private static Task<string> Read(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
