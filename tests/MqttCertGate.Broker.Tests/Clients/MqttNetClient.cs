using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MqttCertGate.Manifests;
using MQTTnet;
using MQTTnet.Exceptions;

namespace MqttCertGate.Tests.Clients;

/// <summary>MQTTnet, set up as its documentation has it for a CA of one's own.</summary>
internal static class MqttNetClient
{
    private static readonly string Version = $"MQTTnet {typeof(MqttClientFactory).Assembly.GetName().Version!.ToString(3)} on .NET {Environment.Version}";

    public static Client Mqtts { get; } = new("MQTTnet", Version, Transport.Mqtts, "dotnet-mqttnet", target => Connect(target, (options, trust, own) =>
        options.WithTcpServer("127.0.0.1", target.Port).WithTlsOptions(tls => tls
            .WithTargetHost(target.Host).WithTrustChain(trust).WithRevocationMode(X509RevocationMode.NoCheck).WithClientCertificates(own))));

    /// <summary>Over WebSocket it knows no trust chain, and a program has to verify by itself.</summary>
    public static Client Wss(SocksProxy proxy) => new("MQTTnet", Version, Transport.Wss, "dotnet-mqttnet", target => Connect(target, (options, trust, own) =>
        options
            .WithWebSocketServer(server => server.WithUri($"wss://{target.Host}:{target.Port}/mqtt").WithProxyOptions(proxied => proxied.WithAddress($"socks5://{proxy.Address}")))
            .WithTlsOptions(tls => tls
                .WithCertificateValidationHandler(presented => Verifies(presented, trust)).WithClientCertificates(own))));

    private static async Task<string?> Connect(Target target, Func<MqttClientOptionsBuilder, X509Certificate2Collection, X509Certificate2Collection, MqttClientOptionsBuilder> configure)
    {
        try
        {
            var trust = new X509Certificate2Collection();
            trust.ImportFromPemFile(target.Trust);
            X509Certificate2Collection own = target.Certificate is { } certificate ? [X509Certificate2.CreateFromPemFile(certificate, target.Key)] : [];
            using var client = new MqttClientFactory().CreateMqttClient();
            await client.ConnectAsync(configure(new MqttClientOptionsBuilder(), trust, own).Build(), TestContext.Current.CancellationToken);
            await client.DisconnectAsync(cancellationToken: TestContext.Current.CancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is MqttCommunicationException or AuthenticationException or CryptographicException or IOException or ArgumentException)
        {
            return exception.Message;
        }
    }

    private static bool Verifies(MqttClientCertificateValidationEventArgs presented, X509Certificate2Collection trust)
    {
        if (presented.SslPolicyErrors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return false;
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
                ApplicationPolicy = { new Oid("1.3.6.1.5.5.7.3.1") },
            },
        };
        chain.ChainPolicy.CustomTrustStore.AddRange(trust);
        foreach (var element in presented.Chain.ChainElements)
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build((X509Certificate2)presented.Certificate);
    }
}
