using System.Diagnostics;
using System.Net;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Clients;

/// <summary>Programs that connect once and end.</summary>
internal static class CommandClients
{
    public static async Task<Client> MosquittoPub(SocksProxy proxy)
    {
        var program = DebianTool.Find("mosquitto_pub", "mosquitto-clients");
        var (_, version) = await DebianTool.Run(program, "--version");
        return new Client("mosquitto_pub", string.Join(' ', version.Split(' ')[..3].Where(word => word != "version")), Transport.Mqtts, null, async target =>
        {
            string[] own = target.Certificate is { } certificate ? ["--cert", certificate, "--key", target.Key!] : [];
            var (exitCode, output) = await DebianTool.Run(
                program,
                ["--proxy", $"socks5h://{proxy.Address}", "-h", target.Host, "-p", $"{target.Port}", "--cafile", target.Trust, .. own, "-i", Packets.Identifier(), "-q", "1", "-t", "gate", "-m", "passed"]);
            return exitCode == 0 ? null : output;
        });
    }

    public static async Task<Client> OpenSsl()
    {
        var program = DebianTool.Find("openssl");
        var (_, version) = await DebianTool.Run(program, "version");
        return new Client("openssl s_client", string.Join(' ', version.Split(' ')[..2]), Transport.Mqtts, null, target => Connect(program, target));
    }

    /// <summary>It ends only with the connection, which the broker keeps: it is ended as soon as the broker has answered.</summary>
    private static async Task<string?> Connect(string program, Target target)
    {
        string[] name = IPAddress.TryParse(target.Host, out _) ? ["-verify_ip", target.Host] : ["-servername", target.Host, "-verify_hostname", target.Host];
        string[] own = target.Certificate is { } certificate ? ["-cert", certificate, "-cert_chain", certificate, "-key", target.Key!] : [];
        using var process = Process.Start(new ProcessStartInfo(
            program,
            ["s_client", "-quiet", "-verify_return_error", "-no-CApath", "-no-CAstore", "-CAfile", target.Trust, "-connect", $"127.0.0.1:{target.Port}", .. name, .. own])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var answer = new byte[Packets.Accepted.Length];
            await Send(process.StandardInput.BaseStream);
            var count = await process.StandardOutput.BaseStream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, TestContext.Current.CancellationToken);
            return answer.SequenceEqual(Packets.Accepted) ? null : count > 0 ? $"answered {Convert.ToHexString(answer)}" : await errors;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task Send(Stream input)
    {
        try
        {
            await input.WriteAsync(Packets.Connect(), TestContext.Current.CancellationToken);
            await input.FlushAsync(TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // It has ended already, and says why on the other stream.
        }
    }
}
