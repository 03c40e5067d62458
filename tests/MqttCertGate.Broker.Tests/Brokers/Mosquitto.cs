using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MqttCertGate.Tests.Brokers;

/// <summary>A real mosquitto with two TLS listeners, in a folder of its own.</summary>
internal sealed partial class Mosquitto : IBroker
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mqttcertgate-");
    private Process? process;
    private Task<string>? errors;

    public static async Task<BrokerKind> Find()
    {
        var program = DebianTool.Find("mosquitto");
        var (_, help) = await DebianTool.Run(program, "-h");
        return new BrokerKind("Mosquitto", $"Mosquitto {VersionLine().Match(help).Value}", null, async (served, listeners) => await Start(program, served, listeners));
    }

    public async Task Reload() => await DebianTool.Run("kill", "-HUP", $"{process!.Id}");

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        folder.Delete(recursive: true);
    }

    private static async Task<Mosquitto> Start(string program, Served served, Listeners listeners)
    {
        var broker = new Mosquitto();
        try
        {
            await broker.Run(program, served, listeners);
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    private async Task Run(string program, Served served, Listeners listeners)
    {
        var files = $"certfile {served.Chain}\nkeyfile {served.Key}\n" + (served.Authorities is { } authorities ? $"cafile {authorities}\nrequire_certificate true\n" : "");
        var configuration = Path.Combine(folder.FullName, "mosquitto.conf");
        // Started as root it would drop to an account that cannot read the files.
        await File.WriteAllTextAsync(configuration, $"""
            user root
            allow_anonymous true
            listener {listeners.Mqtts} 127.0.0.1
            {files}
            listener {listeners.Wss} 127.0.0.1
            protocol websockets
            {files}
            """, TestContext.Current.CancellationToken);
        // In a session of its own it has no terminal on which to ask for the password of a key.
        process = Process.Start(new ProcessStartInfo("setsid", [program, "-c", configuration]) { RedirectStandardInput = true, RedirectStandardError = true })!;
        process.StandardInput.Close();
        errors = process.StandardError.ReadToEndAsync(CancellationToken.None);

        while (!await LoopbackPorts.IsListening(listeners.Mqtts) || !await LoopbackPorts.IsListening(listeners.Wss))
        {
            if (process.HasExited)
                throw new NotServedException(await errors);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex(@"(?<=mosquitto version )\S+")]
    private static partial Regex VersionLine();
}
