using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MqttCertGate.Findings;
using MqttCertGate.Tests.Brokers;
using MqttCertGate.Tests.Clients;

namespace MqttCertGate.Tests;

/// <summary>The samples of this repository at the instant they are pinned to, served by a real broker.</summary>
public sealed class MosquittoTests
{
    /// <summary>Clients are told to judge at it too, so the test does not age.</summary>
    private static readonly DateTime At = new(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc);

    private static string Sample => Path.Combine(RepositoryPaths.Root, "samples", "tdmq-server");

    [Theory]
    [InlineData("p256")]
    [InlineData("rsa4096")]
    public async Task A_client_with_the_declared_trust_connects_to_a_broker_with_the_passing_sample(string kind)
    {
        Assert.Equal(Outcome.Passed, CheckSample().OutcomeAt(Level.Error));
        var ports = new LoopbackPorts();
        var listeners = new Listeners(await ports.Take(), await ports.Take());
        await using var broker = await (await Mosquitto.Find()).Start(
            new Served(Path.Combine(Sample, kind, "server.chain.crt"), Path.Combine(Sample, kind, "server.key"), Authorities: null), listeners);

        Assert.Equal(0, await MqttConnect(listeners.Mqtts, "mqtt.example.com", await Read(Path.Combine(Sample, "CA.crt"))));
        var (exitCode, output) = await OpenSslConnect(listeners.Mqtts, Path.Combine(Sample, "CA.crt"), "mqtt.example.com");
        Assert.Contains("Verify return code: 0 (ok)", output);
        Assert.Equal(0, exitCode);
    }

    private static Report CheckSample() => Gate.Check(new GateRequest
    {
        Manifests = [Path.Combine(Sample, "mqttcertgate.yml")],
        RepositoryRoot = RepositoryPaths.Root,
        At = At,
    });

    /// <summary>Connects as an MQTT 3.1.1 client; the return code of CONNACK (MQTT 3.1.1 §3.2.2.3), where 0 is accepted.</summary>
    private static async Task<int> MqttConnect(int port, string host, string trust)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", port, cancel);
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

        await tls.WriteAsync(Packets.Connect(), cancel);
        var acknowledgement = new byte[4];
        await tls.ReadExactlyAsync(acknowledgement, cancel);
        Assert.Equal(0x20, acknowledgement[0]);
        return acknowledgement[3];
    }

    private static Task<(int ExitCode, string Output)> OpenSslConnect(int port, string trustFile, string host) => DebianTool.Run(
        DebianTool.Find("openssl"),
        "s_client", "-connect", $"127.0.0.1:{port}", "-servername", host, "-verify_hostname", host, "-verify_return_error",
        "-CAfile", trustFile, "-no-CApath", "-no-CAstore", "-attime", new DateTimeOffset(At).ToUnixTimeSeconds().ToString());

    private static Task<string> Read(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
