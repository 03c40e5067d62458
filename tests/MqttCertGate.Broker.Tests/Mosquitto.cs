using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MqttCertGate.Tests;

/// <summary>A real mosquitto on a free port of the loopback, with one TLS listener, in a folder of its own.</summary>
internal sealed class Mosquitto : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo folder;

    private Mosquitto(Process process, DirectoryInfo folder, int port)
    {
        this.process = process;
        this.folder = folder;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts it with the certificate chain and key given as PEM, and waits until it listens.</summary>
    public static async Task<Mosquitto> Start(string chain, string key)
    {
        var program = DebianTool.Find("mosquitto");
        var folder = Directory.CreateTempSubdirectory("mqttcertgate-");
        var port = FreePort();
        await Write(folder, "server.chain.crt", chain);
        await Write(folder, "server.key", key);
        // Started as root it would drop to an account that cannot read this folder.
        var configuration = await Write(folder, "mosquitto.conf", $"""
            user root
            allow_anonymous true
            listener {port} 127.0.0.1
            certfile {folder.FullName}/server.chain.crt
            keyfile {folder.FullName}/server.key
            """);
        var process = Process.Start(new ProcessStartInfo(program, ["-c", configuration]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        while (!await IsListening(port))
        {
            if (process.HasExited)
                Assert.Fail($"mosquitto did not start: {await errors}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return new Mosquitto(process, folder, port);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static async Task<string> Write(DirectoryInfo folder, string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        return path;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> IsListening(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
