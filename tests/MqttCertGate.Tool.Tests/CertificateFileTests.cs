using System.Text.Json;
using MqttCertGate.Tests;

namespace MqttCertGate.Tool.Tests;

/// <summary>Certificate files given by name, without a manifest.</summary>
public sealed class CertificateFileTests : IDisposable
{
    private const string At = "2026-12-01";

    private static readonly string Sample = Path.Combine(RepositoryPaths.Root, "samples", "tdmq-server");

    private readonly TemporaryFolder folder = new();

    public CertificateFileTests()
    {
        File.Copy(Path.Combine(Sample, "p256", "server.chain.crt"), folder["server.pem"]);
        File.Copy(Path.Combine(Sample, "CA.crt"), folder["CA.crt"]);
        File.Copy(Path.Combine(Sample, "p256", "server.key"), folder["server.key"]);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Is_judged_by_profile_and_anchor_and_passes()
    {
        var run = await ToolProcess.Run(folder.Root, "check", "server.pem", "--profile", "tdmq", "--trust", "CA.crt", "--at", At);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            CA.crt:2:1: note MCG4020 ku.ca-present-critical: server.pem: The CA has no key usage; keyCertSign is required.
            server.pem:1:1: note MCG0003 gate.not-evaluated: server.pem: No domain is declared, so whether the certificate covers what clients connect to was not evaluated.
            server.pem:1:1: note MCG9012 trust.classification: server.pem: The certificate is taken for privately issued, because nothing in it tells of a publicly trusted CA; 'pki: public' or 'pki: private' says it for good.
            server.pem:1:1: note MCG9016 role.assumed: server.pem: The certificate 'mqtt.example.com' is judged as role 'server', because the extended key usage is 'serverAuth'; 'role: server' says it for good.
            server.pem:2:1: note MCG4026 ku.ec-consistency: server.pem: The key usage of the P-256 key is 'digitalSignature, keyEncipherment'; encipherment is only for RSA.
            server.pem:18:1: note MCG7009 chain.root-included: server.pem: The root 'MQTT-CA' is in the file; clients have it already, and it may be left out.

            PASSED  3 certificates, 6 notes. Next to renew: server.pem from 2027-10-24
            As of 2026-12-01 00:00 UTC.

            """.ReplaceLineEndings("\n"), run.Output);
    }

    [Fact]
    public async Task A_profile_that_asks_for_an_anchor_is_not_met_without()
    {
        var run = await ToolProcess.Run(folder.Root, "server.pem", "--profile", "tdmq", "--at", At);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("server.pem:1:1: error MCG0003 gate.not-evaluated: server.pem: No trust anchor is declared, ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_one_name_are_told_apart_by_their_folders()
    {
        folder.WithFolder(".git").WithFolder("a").WithFolder("b");
        File.Copy(folder["server.pem"], folder["a/server.pem"]);
        File.Copy(folder["server.pem"], folder["b/server.pem"]);

        var run = await ToolProcess.Run(folder["a"], "server.pem", "../b/server.pem", "--at", At);

        Assert.Contains("\nserver.pem:1:1: note MCG9016 role.assumed: a/server.pem: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n../b/server.pem:1:1: note MCG9016 role.assumed: b/server.pem: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_stands_for_the_file_it_leads_to_wherever_that_is()
    {
        folder.WithFolder("live/.git");
        File.CreateSymbolicLink(folder["live/fullchain.pem"], "../server.pem");

        var run = await ToolProcess.Run(folder["live"], "fullchain.pem", "--profile", "tdmq", "--trust", "../CA.crt", "--at", At);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nPASSED  3 certificates, ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_names_the_file_itself()
    {
        await ToolProcess.Run(folder.Root, "server.pem", "--at", At, "--sarif", "out.sarif");

        using var sarif = JsonDocument.Parse(File.ReadAllBytes(folder["out.sarif"]));
        Assert.All(sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(), result => Assert.Equal(
            "server.pem",
            result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()));
    }

    [Theory]
    [InlineData("server.crt", "")]
    [InlineData("server.der", "rubbish")]
    [InlineData("server", "-----BEGIN CERTIFICATE-----\n")]
    public async Task A_file_that_holds_no_certificate_is_never_a_pass(string name, string content)
    {
        folder.With(name, content);

        var run = await ToolProcess.Run(folder.Root, name, "--at", At);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"{name}:1:1: error MCG10", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_and_a_certificate_file_are_checked_together()
    {
        // Beside a manifest it is found, and beside a file given by name it is not.
        File.Delete(folder["server.key"]);
        folder.With("my.manifest", "version: 1\nprofile: tdmq\ncertificates: { broker: { file: server.pem, trust: CA.crt, pki: private } }\n");

        var run = await ToolProcess.Run(folder.Root, "my.manifest", "server.pem", "--profile", "tdmq", "--trust", "CA.crt", "--at", At);

        Assert.Contains("\nPASSED  ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n1 manifest, as of 2026-12-01 00:00 UTC.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("role.assumed: server.pem: ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("server.pem --profile tqmd", "There is no profile 'tqmd'. Did you mean 'tdmq'?")]
    [InlineData("server.pem --profile ./own.yml", "No file './own.yml'.")]
    [InlineData("server.pem --trust root.crt", "No file 'root.crt'.")]
    [InlineData(". --profile tdmq", "--profile is for certificate files; a manifest says it itself.")]
    [InlineData("--trust CA.crt", "--trust is for certificate files; a manifest says it itself.")]
    [InlineData("--password-env PASSWORD", "--password-env is for certificate files; a manifest says it itself.")]
    public async Task What_cannot_be_used_is_refused(string arguments, string message)
    {
        folder.With("mqttcertgate.yaml", "");

        var run = await ToolProcess.Run(folder.Root, arguments.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"mqttcertgate: {message}\n", run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_is_opened_with_the_password_of_a_variable()
    {
        using var certificate = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPemFile(folder["server.pem"], folder["server.key"]);
        File.WriteAllBytes(folder["server.pfx"], certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12, "secret"));

        var run = await ToolProcess.RunWith(new() { ["PASSWORD"] = "secret" }, folder.Root, "server.pfx", "--password-env", "PASSWORD", "--at", At);

        Assert.Contains("\n1 certificate, as of ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_of_ones_own_is_a_path()
    {
        folder.With("own.yml", "id: own\ntitle: Own\nrevision: 2026-01-01\nextends: tdmq\nrules: { chain.root-included: { level: none, source: own } }\n");

        var run = await ToolProcess.Run(folder.Root, "server.pem", "--profile", "./own.yml", "--trust", "CA.crt", "--at", At);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("chain.root-included", run.Output, StringComparison.Ordinal);
    }
}
