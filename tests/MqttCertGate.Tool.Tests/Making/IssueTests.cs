using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MqttCertGate.TestPki;
using MqttCertGate.Tests;

namespace MqttCertGate.Tool.Tests.Making;

/// <summary>Certificates of private PKIs, with CAs that are there and CAs that are new.</summary>
public sealed class IssueTests : IDisposable
{
    private const string At = "2026-06-01";

    private static readonly TestCertificate Root = Pki.Root("Example Root CA");

    private static readonly TestCertificate Intermediate = Root.Intermediate("Example Issuing CA");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_new_CA_is_made_where_clients_find_its_root()
    {
        Declare("trust: pki/root.pem");
        await Request();

        var run = await Issue("--new-ca");

        Assert.Equal(
            new ToolRun(0,
                """
                Wrote pki/root.pem      the root 'MQTT CA for mqtt.example.com', until 2036-05-28
                Wrote private/root.key  its private key, P-256; only its owner can read it
                Wrote certs/server.pem  'mqtt.example.com' until 2027-05-31

                Whoever has private/root.key can issue certificates that your clients take: keep it off this machine.
                See whether all is well: `mqttcertgate check`

                """.ReplaceLineEndings("\n"), ""),
            run);
        await Passes();
    }

    [Fact]
    public async Task Without_a_declared_root_it_is_said_where_to_declare_it()
    {
        Declare("");
        await Request();

        var run = await Issue("--new-ca");

        Assert.Contains("Wrote certs/CA.crt      the root ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nThe entry declares no 'trust'; name the file of the root there, which clients are to be given.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_goes_up_to_the_root_and_leaves_it_out()
    {
        var lower = Intermediate.Intermediate("Example Plant CA");
        Declare("trust: root.pem").With("root.pem", Root.Pem).With("ca/CA.pem", Pem.Chain(Root, Intermediate, lower)).With("ca/CA.key", lower.PrivateKeyPem);
        await Request();

        var run = await Issue("--ca", "ca/CA.pem", "--ca-key", "ca/CA.key");

        Assert.Equal(
            "Wrote certs/server.pem  'mqtt.example.com' until 2027-05-31, 'Example Plant CA' until 2034-01-01, 'Example Issuing CA' until 2034-01-01\n",
            run.Output.Split('\n')[0] + "\n");
        await Passes();
    }

    [Fact]
    public async Task Where_the_broker_takes_the_leaf_alone_the_chain_is_a_file_of_its_own()
    {
        folder.With("root.pem", Root.Pem).With("ca/CA.pem", Intermediate.Pem).With("ca/CA.key", Intermediate.PrivateKeyPem);
        Declare("trust: root.pem", "aws-iot-custom-domain");
        await Request();

        var refused = await Issue("--ca", "ca/CA.pem", "--ca-key", "ca/CA.key");
        Declare("trust: root.pem\n    chain: certs/chain.pem", "aws-iot-custom-domain");
        var run = await Issue("--ca", "ca/CA.pem", "--ca-key", "ca/CA.key");

        Assert.Equal(
            new ToolRun(2, "", "mqttcertgate: The broker takes the certificate of 'server' alone and its chain in another file; say where that is to be, such as 'chain: certs/server.chain.pem'.\n"),
            refused);
        Assert.StartsWith(
            "Wrote certs/server.pem  'mqtt.example.com' until 2027-05-31\nWrote certs/chain.pem   'Example Issuing CA' until 2034-01-01\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        await Passes();
    }

    [Theory]
    [InlineData("P-384", "P-256")]
    [InlineData("P-521", "P-384")]
    [InlineData("RSA-2048", "RSA-2048")]
    [InlineData("P-256", "RSA-2048")]
    public async Task Keys_of_every_type_are_signed_by_CAs_of_every_type(string type, string ofAuthority)
    {
        var root = ofAuthority switch { "P-384" => Root.With(TestKey.P384), "RSA-2048" => Root.With(TestKey.Rsa2048A), _ => Root };
        Declare($"trust: root.pem\n    key-type: {type}").With("root.pem", root.Pem).With("ca/CA.key", root.PrivateKeyPem);
        await Request();

        var run = await Issue("--ca", "root.pem", "--ca-key", "ca/CA.key");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await Passes();
    }

    [Theory]
    [InlineData("", "2027-05-31")]
    [InlineData("max-validity: 30d", "2026-06-30")]
    [InlineData("rules: { validity.max-private: { recommendedDays: 90 } }", "2026-08-29")]
    [InlineData("max-validity: 9000d", "2034-01-01")]
    public async Task It_ends_as_the_manifest_wants_and_never_after_its_CA(string line, string end)
    {
        Declare($"trust: root.pem\n    {line}").With("root.pem", Root.Pem).With("ca/CA.key", Root.PrivateKeyPem);
        await Request();

        var run = await Issue("--ca", "root.pem", "--ca-key", "ca/CA.key");

        Assert.StartsWith($"Wrote certs/server.pem  'mqtt.example.com' until {end}\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        await Passes();
    }

    [Fact]
    public async Task Serial_numbers_are_long_positive_and_never_the_same()
    {
        Declare("").With("root.pem", Root.Pem).With("ca/CA.key", Root.PrivateKeyPem);
        await Request();
        var seen = new HashSet<string>();
        for (var turn = 0; turn < 3; turn++)
        {
            await Issue("--ca", "root.pem", "--ca-key", "ca/CA.key", "--force");
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(folder["certs/server.pem"]);
            Assert.Equal(16, certificate.SerialNumberBytes.Length);
            Assert.InRange(certificate.SerialNumberBytes.Span[0], 0x40, 0x7F);
            Assert.True(seen.Add(certificate.SerialNumber));
        }
    }

    [Fact]
    public async Task Nothing_is_replaced_without_force()
    {
        Declare("trust: pki/root.pem").With("certs/server.pem", "mine");
        await Request();

        var refused = await Issue("--new-ca");
        var made = Directory.Exists(folder["private"]) || Directory.Exists(folder["pki"]);
        var forced = await Issue("--new-ca", "--force");

        Assert.Equal(new ToolRun(2, "", "mqttcertgate: 'certs/server.pem' is there already. Nothing was written; --force replaces it.\n"), refused);
        Assert.Equal((false, 0), (made, forced.ExitCode));
    }

    [Fact]
    public async Task A_new_key_of_a_CA_is_not_put_where_Git_tracks_it()
    {
        Declare("trust: pki/root.pem").With("private/root.key", "old");
        await Request();
        var git = DebianTool.Find("git");
        await DebianTool.RunIn(folder.Root, git, "init");
        await DebianTool.RunIn(folder.Root, git, "add", "private");

        var (tracked, elsewhere) = (await Issue("--new-ca", "--force"), await Issue("--new-ca", "--ca-key", "private/other.key"));

        Assert.StartsWith("mqttcertgate: Git tracks 'private/root.key'", tracked.Error, StringComparison.Ordinal);
        Assert.Equal((2, 0), (tracked.ExitCode, elsewhere.ExitCode));
        Assert.Contains("\nwarning: Git does not ignore private/other.key; ", elsewhere.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "A CA is required: --ca and --ca-key name one, and --new-ca makes one.\nTry `mqttcertgate issue --help`.")]
    [InlineData("--ca root.pem", "A CA is required: --ca and --ca-key name one, and --new-ca makes one.\nTry `mqttcertgate issue --help`.")]
    [InlineData("--ca nowhere.pem --ca-key root.key", "There is no file 'nowhere.pem'.")]
    [InlineData("--ca root.pem --ca-key root.pem", "'root.pem' is no PEM file with one private key.")]
    [InlineData("--ca root.pem --ca-key other.key", "No certificate in 'root.pem' belongs to the key 'other.key'.")]
    [InlineData("--ca leaf.pem --ca-key leaf.key", "'mqtt.example.com' in 'leaf.pem' may not sign certificates; a CA is required, and --new-ca makes one.")]
    [InlineData("--ca root.pem --ca-key root.key --at 2035-01-01", "The CA 'Example Root CA' is valid from 2024-01-01 to 2034-01-01, and not on 2035-01-01.")]
    [InlineData("--ca root.pem --ca-key edwards.key", "The private key in 'edwards.key' is of the type Ed25519; RSA, P-256, P-384 or P-521 is required to sign.")]
    [InlineData("--ca root.pem --ca-key locked.key", "The private key in 'locked.key' was not read: it is encrypted, and no 'password-env' names the environment variable that holds its password.")]
    public async Task What_cannot_be_issued_is_said(string arguments, string message)
    {
        using var key = ECDsa.Create();
        var locked = key.ExportEncryptedPkcs8PrivateKeyPem("x", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 2048));
        var leaf = Root.Server("mqtt.example.com");
        Declare("").With("root.pem", Root.Pem).With("root.key", Root.PrivateKeyPem).With("other.key", Intermediate.PrivateKeyPem)
            .With("leaf.pem", leaf.Pem).With("leaf.key", leaf.PrivateKeyPem).With("locked.key", locked)
            .With("edwards.key", Root.With(TestKey.Ed25519).PrivateKeyPem);
        await Request();

        var run = await ToolProcess.Run(folder.Root, ["issue", "server", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(new ToolRun(2, "", $"mqttcertgate: {message}\n"), run with { Error = run.Error.ReplaceLineEndings("\n") });
    }

    [Fact]
    public async Task A_request_that_is_missing_damaged_or_of_another_key_is_refused()
    {
        Declare("trust: pki/root.pem");
        var missing = await Issue("--new-ca");
        folder.With("certs/server.csr", "-----BEGIN CERTIFICATE REQUEST-----\nMAAA\n-----END CERTIFICATE REQUEST-----\n");
        var damaged = await Issue("--new-ca");
        File.Delete(folder["certs/server.csr"]);
        await Request();
        folder.With("certs/server.key", Root.PrivateKeyPem);
        var another = await Issue("--new-ca");

        Assert.Equal(
            [
                "mqttcertgate: There is no request 'certs/server.csr'; `mqttcertgate request server` makes it.\n",
                "mqttcertgate: 'certs/server.csr' is no certification request in PEM that its own key signed.\n",
                "mqttcertgate: 'certs/server.csr' is for another key than 'certs/server.key'; make both anew with `mqttcertgate request server --force`.\n",
            ],
            new[] { missing, damaged, another }.Select(run => run.Error));
    }

    private TemporaryFolder Declare(string lines, string profile = "tdmq") => folder.With("mqttcertgate.yml", $"""
        version: 1
        profile: {profile}
        certificates:
          server:
            file: certs/server.pem
            key: certs/server.key
            pki: private
            domains: [mqtt.example.com, 10.0.0.5]
            {lines}
        """);

    private async Task Request()
    {
        var run = await ToolProcess.Run(folder.Root, "request", "server");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private Task<ToolRun> Issue(params string[] arguments) => ToolProcess.Run(folder.Root, ["issue", "server", "--at", At, .. arguments]);

    private async Task Passes()
    {
        var run = await ToolProcess.Run(folder.Root, "check", "--at", At, "--fail-on", "warning");
        Assert.True(run.ExitCode == 0 && run.Error.Length == 0, run.Output + run.Error);
    }
}
