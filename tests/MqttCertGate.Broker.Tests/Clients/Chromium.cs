using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Playwright;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Clients;

/// <summary>Pages in Chromium that connect over WebSocket. What a browser trusts stands in the store of its user, so there is one for each trust.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>Connects as MQTT.js does; resolves to null where the broker acknowledged, else to why not.</summary>
    private const string Script = """
        ([url, connect, accepted]) => new Promise(resolve => {
          const socket = new WebSocket(url, 'mqtt')
          socket.binaryType = 'arraybuffer'
          socket.onopen = () => socket.send(new Uint8Array(connect))
          const answer = []
          socket.onmessage = ({ data }) => {
            answer.push(...new Uint8Array(data))
            if (answer.length < accepted.length) return
            resolve(String(answer) === String(accepted) ? null : `answered ${answer}`)
            socket.close()
          }
          socket.onclose = ({ code }) => resolve(`closed with code ${code}`)
        })
        """;

    private readonly SocksProxy proxy;
    private readonly string program;
    private readonly string certutil;
    private readonly IPlaywright playwright;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mqttcertgate-");
    private readonly ConcurrentDictionary<string, Lazy<Task<IPage>>> pages = [];

    /// <summary>A browser that starts takes the whole machine for a moment: one after another.</summary>
    private readonly SemaphoreSlim starting = new(1);

    private Chromium(SocksProxy proxy, string program, string certutil, IPlaywright playwright)
    {
        this.proxy = proxy;
        this.program = program;
        this.certutil = certutil;
        this.playwright = playwright;
    }

    public static async Task<Chromium> Start(SocksProxy proxy) =>
        new(proxy, DebianTool.Find("chromium"), DebianTool.Find("certutil", "libnss3-tools"), await Playwright.CreateAsync());

    public async Task<Client> Client()
    {
        await using var browser = await Launch(folder.FullName);
        return new Client("Chromium", $"Chromium {browser.Version}", Transport.Wss, "browser-wss", Connect);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in pages.Values)
        {
            // One that is still starting is waited for: its folder goes with it. Why one failed its attempt has said.
            await Task.WhenAny(page.Value);
            if (page.Value.IsCompletedSuccessfully)
                await (await page.Value).Context.Browser!.CloseAsync();
        }

        playwright.Dispose();
        starting.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task<string?> Connect(Target target)
    {
        var trust = await File.ReadAllTextAsync(target.Trust, TestContext.Current.CancellationToken);
        var page = await pages.GetOrAdd(trust, _ => new Lazy<Task<IPage>>(() => Open(trust))).Value;
        return await page.EvaluateAsync<string?>(
            Script, new object[] { $"wss://{target.Host}:{target.Port}/mqtt", Packets.Connect().Select(octet => (int)octet), Packets.Accepted.Select(octet => (int)octet) });
    }

    /// <summary>A browser whose user has added those certificates as trust anchors.</summary>
    private async Task<IPage> Open(string trust)
    {
        var home = folder.CreateSubdirectory(Guid.NewGuid().ToString("N"));
        var store = $"sql:{home.CreateSubdirectory(".pki/nssdb").FullName}";
        await Certutil("-N", "-d", store, "--empty-password");
        var anchors = new X509Certificate2Collection();
        anchors.ImportFromPem(trust);
        foreach (var anchor in anchors)
        {
            var file = Path.Combine(home.FullName, $"{anchor.Thumbprint}.der");
            await File.WriteAllBytesAsync(file, anchor.RawData, TestContext.Current.CancellationToken);
            await Certutil("-A", "-d", store, "-n", anchor.Thumbprint, "-t", "C,,", "-i", file);
        }

        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await (await Launch(home.FullName)).NewPageAsync();
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task Certutil(params string[] arguments)
    {
        var (exitCode, output) = await DebianTool.Run(certutil, arguments);
        Assert.True(exitCode == 0, output);
    }

    private Task<IBrowser> Launch(string home) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = program,
        // Every host is behind the proxy, loopback too.
        Args = [$"--proxy-server=socks5://{proxy.Address}", "--proxy-bypass-list=<-loopback>"],
        Env = [new("HOME", home), new("PATH", Environment.GetEnvironmentVariable("PATH") ?? "")],
    });
}
