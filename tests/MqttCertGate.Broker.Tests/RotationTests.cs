using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using MqttCertGate.Reporting;
using MqttCertGate.TestPki;
using MqttCertGate.Tests.Brokers;
using MqttCertGate.Tests.Clients;
using MQTTnet;

namespace MqttCertGate.Tests;

/// <summary>A certificate is renewed under a broker that runs. Whether clients come back the gate says before.</summary>
public sealed class RotationTests
{
    private const string Host = "mqtt.example.com";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TestCertificate Old = Scenario.Good.Valid(Pki.Utc("2025-06-15T00:00:00Z"), Pki.Utc("2026-06-14T23:59:59Z"));
    private static readonly TestCertificate New = Scenario.Intermediate.Server(Host).With(TestKey.P384);

    /// <summary>What takes the place of the old certificate, the level and rule that the gate reports of it, and whether a client comes back.</summary>
    private static readonly Dictionary<string, (TestCertificate[] Chain, string[] Findings)> Renewals = new()
    {
        ["the same names and anchor"] = ([New, Scenario.Intermediate], []),
        ["another anchor"] = ([Pki.Root("Foreign Root CA").With(TestKey.P256E).Server(Host).With(TestKey.P384)], ["error MCG7006"]),
        ["another key of the anchor"] = ([Pki.Root("Example Root CA").With(TestKey.P256E).Server(Host).With(TestKey.P384)], ["error MCG7003"]),
        ["another name"] = ([Scenario.Intermediate.Server("eu.example.net").With(TestKey.P384), Scenario.Intermediate], ["error MCG8001"]),
        ["a gap between old and new"] = ([New.Valid(Pki.Utc("2026-06-15T00:00:00Z"), Pki.Utc("2027-06-14T23:59:59Z")), Scenario.Intermediate], ["error MCG6002"]),
    };

    private static readonly string[] Brokers = ["Mosquitto", "MQTTnet"];

    public static TheoryData<string, string> Cases => new(from broker in Brokers from renewal in Renewals.Keys select (broker, renewal));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_client_comes_back_where_the_gate_has_nothing_against_the_renewed_certificate(string broker, string renewal)
    {
        var (chain, findings) = Renewals[renewal];
        var client = await CommandClients.OpenSsl();
        var kind = broker == "Mosquitto" ? await Mosquitto.Find() : MqttNetBroker.Kind;
        var ports = new LoopbackPorts();
        var listeners = new Listeners(await ports.Take(), await ports.Take());
        using var scenario = Manifest().File("root.pem", Scenario.Root.Pem);
        var (served, target) = (new Served(In("server.pem"), In("server.key"), null), new Target(Host, listeners.Mqtts, In("root.pem"), null, null));
        Put([Old, Scenario.Intermediate]);
        await using var running = await kind.Start(served, listeners);
        using var connected = await Connect(listeners.Mqtts);

        Assert.Equal(["warning MCG6003"], Judge());
        Assert.Null(await client.Connect(target));

        Put(chain);
        Assert.Equal(findings, Judge());
        await running.Reload();
        await IsServed(chain[0], listeners.Mqtts);

        Assert.Equal(findings.Length == 0, await client.Connect(target) is null);
        // Who is connected stays so, which is why a bad renewal may go unnoticed for long.
        await connected.PingAsync(TestContext.Current.CancellationToken);

        string In(string file) => Path.Combine(scenario.Folder, file);
        void Put(TestCertificate[] certificates) => scenario.File("server.pem", Pem.Chain(certificates)).File("server.key", certificates[0].PrivateKeyPem);
        IEnumerable<string> Judge() => scenario.Check(DateTime.UtcNow).Findings.Select(finding => $"{finding.Level.Word()} {finding.Rule.Id}");
    }

    private static Scenario Manifest() => new($$"""
        version: 1
        defaults: { pki: private }
        certificates:
          broker: { file: server.pem, key: server.key, trust: root.pem, domains: [{{Host}}] }
        """);

    private static async Task<IMqttClient> Connect(int port)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(
            new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithTlsOptions(tls => tls.WithCertificateValidationHandler(_ => true)).Build(),
            TestContext.Current.CancellationToken);
        return client;
    }

    /// <summary>Waits until new connections are given that certificate: a signal is only sent.</summary>
    private static async Task IsServed(TestCertificate certificate, int port)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(Patience);
        while (!(await Presented(port, stop.Token)).SequenceEqual(SHA256.HashData(certificate.Der)))
            await Task.Delay(20, stop.Token);
    }

    private static async Task<byte[]> Presented(int port, CancellationToken stop)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", port, stop);
        await using var tls = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate is not null);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = Host }, stop);
        return tls.RemoteCertificate!.GetCertHash(HashAlgorithmName.SHA256);
    }
}
