using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MQTTnet.AspNetCore;
using MQTTnet.Server;

namespace MqttCertGate.Tests.Brokers;

/// <summary>MQTTnet's server in ASP.NET Core, which sends the chain that it is given.</summary>
internal sealed class MqttNetBroker : IBroker
{
    private readonly Served served;
    private readonly WebApplication application;
    private SslStreamCertificateContext? renewed;

    private MqttNetBroker(Served served, Listeners listeners)
    {
        this.served = served;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddMqttServer().AddMqttConnectionHandler().AddConnections();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, listeners.Mqtts, listener => listener.UseHttps(Tls()).UseMqtt());
            kestrel.Listen(IPAddress.Loopback, listeners.Wss, listener =>
            {
                listener.Protocols = HttpProtocols.Http1;
                listener.UseHttps(Tls());
            });
        });
        application = builder.Build();
        application.MapMqtt("/mqtt");
    }

    public static BrokerKind Kind => new(
        "MQTTnet", $"MQTTnet {typeof(MqttServer).Assembly.GetName().Version!.ToString(3)} on ASP.NET Core {Environment.Version}", "dotnet-mqttnet",
        Start);

    public Task Reload()
    {
        var (certificate, chain) = Load();
        renewed = SslStreamCertificateContext.Create(certificate, chain, offline: true);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static async Task<IBroker> Start(Served served, Listeners listeners)
    {
        try
        {
            var broker = new MqttNetBroker(served, listeners);
            await broker.application.StartAsync(TestContext.Current.CancellationToken);
            return broker;
        }
        catch (Exception exception) when (
            exception is CryptographicException or IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
        {
            throw new NotServedException(exception.Message);
        }
    }

    private (X509Certificate2 Certificate, X509Certificate2Collection Chain) Load()
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(served.Chain);
        return (X509Certificate2.CreateFromPemFile(served.Chain, served.Key), chain);
    }

    private HttpsConnectionAdapterOptions Tls()
    {
        var (certificate, chain) = Load();
        var policy = served.Authorities is null ? null : new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy?.CustomTrustStore.ImportFromPemFile(served.Authorities!);
        return new HttpsConnectionAdapterOptions
        {
            ServerCertificate = certificate,
            ServerCertificateChain = chain,
            ClientCertificateMode = policy is null ? ClientCertificateMode.NoCertificate : ClientCertificateMode.RequireCertificate,
            OnAuthenticate = (_, tls) =>
            {
                tls.CertificateChainPolicy = policy;
                tls.ServerCertificateContext = renewed ?? tls.ServerCertificateContext;
            },
        };
    }
}
