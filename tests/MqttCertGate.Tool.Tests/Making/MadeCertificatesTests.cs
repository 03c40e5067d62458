using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using MqttCertGate.Profiles;
using MqttCertGate.Tests;

namespace MqttCertGate.Tool.Tests.Making;

/// <summary>What the commands make passes the check of every profile, OpenSSL's strict verification, and a handshake in which both sides look.</summary>
public sealed partial class MadeCertificatesTests : IDisposable
{
    private const string At = "2026-06-01";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Each broker, and all overlays of clients at once; the strictest demand holds.</summary>
    public static TheoryData<string, string> Profiles =>
    [
        .. ProfileReader.BuiltIn(ProfileKind.Broker).Select(id => (id, "")),
        .. ProfileReader.BuiltIn(ProfileKind.Broker).Where(id => id is "tdmq" or "emqx-cloud-byoc").Select(id => (id, $"clients: [{string.Join(", ", ProfileReader.BuiltIn(ProfileKind.Clients))}]")),
    ];

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task For_every_profile(string profile, string clients)
    {
        Declare(profile, clients);

        await Run("request", "server");
        await Run("request", "device-7");
        await Run("issue", "server", "--new-ca", "--at", At);
        await Run("issue", "device-7", "--ca", "pki/CA.crt", "--ca-key", "private/CA.key", "--at", At);
        var check = await Run("check", "--at", At, "--fail-on", "warning");

        Assert.Contains("PASSED  3 certificates", check.Output, StringComparison.Ordinal);
        await Verify("sslserver", "certs/server.pem");
        await Verify("sslclient", "certs/device-7.pem");
        await ShakeHands();
    }

    [Fact]
    public async Task The_commands_shown_for_OpenSSL_make_what_passes_too()
    {
        Declare("tdmq", "");
        await OpenSsl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "CA.key", "-out", "pki/CA.crt", "-days", "400", "-subj", "/CN=MQTT-CA",
            "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign");

        foreach (var entry in new[] { "server", "device-7" })
        {
            var shown = await Run("request", entry, "--openssl");
            foreach (var command in shown.Output.ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith("  openssl ", StringComparison.Ordinal)))
            {
                var (exitCode, output) = await DebianTool.RunIn(folder.Root, "sh", "-c", command);
                Assert.True(exitCode == 0, $"{command}\n{output}");
            }

            await Run("chain", entry);
        }

        using var made = X509CertificateLoader.LoadCertificateFromFile(folder["certs/device-7.pem"]);
        var check = await Run("check", "--at", made.NotBefore.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), "--fail-on", "warning");
        Assert.Contains("PASSED  3 certificates", check.Output, StringComparison.Ordinal);
    }

    private void Declare(string profile, string clients) => folder.WithFolder("pki").With("mqttcertgate.yml", $"""
        version: 1
        profile: {profile}
        {clients}
        defaults: {TrustedRoot}
        certificates:
          server:
            file: certs/server.pem
            key: certs/server.key
            domains: [mqtt.example.com, 127.0.0.1]
          device-7:
            file: certs/device-7.pem
            key: certs/device-7.key
            role: client
        """);

    private const string TrustedRoot = "{ trust: pki/CA.crt, pki: private }";

    private async Task<ToolRun> Run(params string[] arguments)
    {
        var run = await ToolProcess.Run(folder.Root, arguments);
        Assert.True(run.ExitCode == 0 && run.Error.Length == 0, run.Output + run.Error);
        return run;
    }

    private Task<string> Verify(string purpose, string file) => OpenSsl(
        "verify", "-x509_strict", "-attime", Epoch, "-purpose", purpose, "-no-CApath", "-no-CAstore", "-CAfile", "pki/CA.crt", file);

    /// <summary>A server that demands the client's certificate, and a client that checks the server's name.</summary>
    private async Task ShakeHands()
    {
        var start = new ProcessStartInfo(DebianTool.Find("openssl"),
        [
            "s_server", "-accept", "127.0.0.1:0", "-naccept", "1", "-cert", "certs/server.pem", "-cert_chain", "certs/server.pem", "-key", "certs/server.key",
            "-CAfile", "pki/CA.crt", "-Verify", "5", "-verify_return_error", "-x509_strict", "-attime", Epoch,
        ])
        {
            WorkingDirectory = folder.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var server = Process.Start(start)!;
        try
        {
            string? line;
            do
                line = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            while (line is not null && !Accepting().IsMatch(line));
            Assert.NotNull(line);

            var output = await OpenSsl(
                "s_client", "-connect", $"127.0.0.1:{Accepting().Match(line).Groups[1].Value}", "-brief", "-cert", "certs/device-7.pem", "-key", "certs/device-7.key",
                "-CAfile", "pki/CA.crt", "-verify_return_error", "-x509_strict", "-verify_hostname", "mqtt.example.com", "-attime", Epoch);
            Assert.Contains("Verification: OK", output, StringComparison.Ordinal);
        }
        finally
        {
            if (!server.HasExited)
                server.Kill();
        }
    }

    private async Task<string> OpenSsl(params string[] arguments)
    {
        var (exitCode, output) = await DebianTool.RunIn(folder.Root, DebianTool.Find("openssl"), arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static string Epoch { get; } = $"{new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()}";

    [GeneratedRegex(@"^ACCEPT 127\.0\.0\.1:(\d+)$")]
    private static partial Regex Accepting();
}
