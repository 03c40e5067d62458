using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using MqttCertGate.Tests;

namespace MqttCertGate.Tool.Tests.Making;

/// <summary>The first two commands of somebody whose certificates were made by OpenSSL, as the vendor's page shows.</summary>
public sealed class NewcomerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Init_then_check_passes_and_fails_once_a_certificate_has_expired()
    {
        await OpenSsl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout CA.key -out broker/CA.crt -days 3650 -subj /CN=MQTT-CA "
            + "-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign");
        await Issue("server", 365, "mqtt.example.com");
        await Issue("backup", 90, "backup.example.com");
        var (made, broker) = (DateOf("broker/backup.crt").NotBefore, folder["broker"]);

        var init = await ToolProcess.Run(broker, "init", "--at", Instant(made));
        var check = await ToolProcess.Run(broker, "check", "--at", Instant(made));
        var later = await ToolProcess.Run(broker, "check", "--at", Instant(made.AddDays(91)));

        Assert.Equal((0, 0, 1), (init.ExitCode, check.ExitCode, later.ExitCode));
        Assert.Contains("PASSED  3 certificates, ", check.Output, StringComparison.Ordinal);
        Assert.EndsWith(check.Output, init.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            $"""
            backup.crt:2:1: error MCG6001 validity.expired: backup: The certificate 'backup.example.com' expired on {DateOf("broker/backup.crt").NotAfter:yyyy-MM-dd HH:mm:ss} UTC.
               | mqttcertgate.yml
             6 |     file: backup.crt
               |           ^~~~~~~~~~
               |
               MQTT-CA                CA.crt:2      until {DateOf("broker/CA.crt").NotAfter:yyyy-MM-dd}
               └─ backup.example.com  backup.crt:2  EXPIRED {DateOf("broker/backup.crt").NotAfter:yyyy-MM-dd}
               help: Every client with a clock refuses an expired certificate. Renew it and replace the file.

            """.ReplaceLineEndings("\n"),
            later.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains("\nFAILED  1 error, ", later.Output, StringComparison.Ordinal);
    }

    private async Task Issue(string name, int days, string host)
    {
        folder.With($"{name}.ext",
            $"basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:{host}\n"
            + "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n");
        await OpenSsl($"req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout broker/{name}.key -out {name}.csr -subj /CN={host}");
        await OpenSsl($"x509 -req -in {name}.csr -CA broker/CA.crt -CAkey CA.key -CAcreateserial -out broker/{name}.crt -days {days} -sha256 -extfile {name}.ext");
    }

    private async Task OpenSsl(string arguments)
    {
        folder.WithFolder("broker");
        var (exitCode, output) = await DebianTool.RunIn(folder.Root, DebianTool.Find("openssl"), arguments.Split(' '));
        Assert.True(exitCode == 0, output);
    }

    private (DateTime NotBefore, DateTime NotAfter) DateOf(string path)
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(folder[path]);
        return (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
    }

    private static string Instant(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
