using MqttCertGate.TestPki;

namespace MqttCertGate.Tool.Tests.Making;

/// <summary>Chain files put together from what is at hand.</summary>
public sealed class ChainTests : IDisposable
{
    private static readonly TestCertificate Root = Pki.Root("Example Root CA");

    private static readonly TestCertificate Intermediate = Root.Intermediate("Example Issuing CA");

    private static readonly TestCertificate Server = Intermediate.Server("mqtt.example.com");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_leaf_comes_first_then_its_issuers_and_no_root()
    {
        Declare("key: certs/server.key").With("certs/server.key", Server.PrivateKeyPem)
            .With("certs/a.crt", Root.Pem).With("certs/b.crt", Server.Pem).With("certs/c.crt", Pem.Chain(Intermediate, Root.Intermediate("Unrelated CA")));

        var run = await Chain();

        Assert.Equal(
            new ToolRun(0,
                """
                Wrote certs/server.pem  'mqtt.example.com' until 2026-12-31, 'Example Issuing CA' until 2034-01-01
                  Example Root CA         root.pem:2     until 2034-01-01
                  └─ Example Issuing CA   certs/c.crt:2  until 2034-01-01
                     └─ mqtt.example.com  certs/b.crt:2  until 2026-12-31
                The root 'Example Root CA' is left out: clients have it.

                """.ReplaceLineEndings("\n"), ""),
            run);
        Assert.Equal(Pem.Chain(Server, Intermediate), File.ReadAllText(folder["certs/server.pem"]));
        var check = await ToolProcess.Run(folder.Root, "check", "--at", "2026-06-01");
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
    }

    [Fact]
    public async Task A_file_in_the_wrong_order_is_mended_with_force_and_then_left_alone()
    {
        Declare("").With("certs/server.pem", Pem.Chain(Root, Intermediate, Server));

        var (refused, mended, again) = (await Chain(), await Chain("--force"), await Chain());

        Assert.Equal(new ToolRun(2, "", "mqttcertgate: 'certs/server.pem' is there already. Nothing was written; --force replaces it.\n"), refused);
        Assert.Equal((0, Pem.Chain(Server, Intermediate)), (mended.ExitCode, File.ReadAllText(folder["certs/server.pem"])));
        Assert.StartsWith("Everything is in order already; nothing was written.\n", again.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(0, again.ExitCode);
    }

    [Fact]
    public async Task What_is_missing_is_named_with_the_address_that_has_it()
    {
        var server = Server.With(TestExtension.CaIssuers("http://ca.example.com/issuing.crt"));
        Declare("").With("certs/new.crt", server.Pem);

        var run = await Chain();

        Assert.Equal(
            new ToolRun(1,
                """
                INCOMPLETE  Nothing was written: a certificate of the chain is not at hand.
                  Example Issuing CA                    not in the file
                  └─ mqtt.example.com  certs/new.crt:2  until 2026-12-31
                  The certificate of 'Example Issuing CA' is not among these (http://ca.example.com/issuing.crt has it).
                Put what is missing beside the others, or name its file, and declare the root that clients trust as 'trust'.

                """.ReplaceLineEndings("\n"), ""),
            run);
        Assert.False(File.Exists(folder["certs/server.pem"]));
    }

    [Fact]
    public async Task What_is_missing_may_be_named_on_the_command_line()
    {
        using var downloads = new TemporaryFolder().With("issuing.crt", Intermediate.Pem);
        Declare("").With("certs/new.crt", Server.Pem);

        var run = await Chain(downloads["issuing.crt"]);

        Assert.Equal((0, Pem.Chain(Server, Intermediate)), (run.ExitCode, File.ReadAllText(folder["certs/server.pem"])));
    }

    [Fact]
    public async Task Of_several_certificates_the_key_tells_and_then_the_latest_that_is_valid()
    {
        var renewed = Root.Server("mqtt.example.com").Valid(Pki.Utc("2026-05-01T00:00:00Z"), Pki.Utc("2026-11-01T00:00:00Z"));
        var future = renewed.Valid(Pki.Utc("2026-07-01T00:00:00Z"), Pki.Utc("2027-01-01T00:00:00Z"));
        Declare("key: certs/server.key").With("certs/server.key", renewed.PrivateKeyPem)
            .With("certs/1.crt", Server.Pem).With("certs/2.crt", renewed.Pem).With("certs/3.crt", future.Pem)
            .With("certs/4.crt", renewed.With(TestKey.P256G).Valid(Pki.Utc("2026-05-30T00:00:00Z"), Pki.Utc("2027-01-01T00:00:00Z")).Pem);

        var (now, later) = (await Chain(), await ToolProcess.Run(folder.Root, "chain", "server", "--at", "2026-12-01", "--force"));

        Assert.StartsWith("Wrote certs/server.pem  'mqtt.example.com' until 2026-11-01\n", now.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.StartsWith("Wrote certs/server.pem  'mqtt.example.com' until 2027-01-01\n", later.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_broker_takes_the_leaf_alone_there_are_two_files()
    {
        Declare("chain: certs/chain.pem", "aws-iot-custom-domain").With("certs/new.crt", Pem.Chain(Server, Intermediate, Root));

        var run = await Chain();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((Server.Pem, Intermediate.Pem), (File.ReadAllText(folder["certs/server.pem"]), File.ReadAllText(folder["certs/chain.pem"])));
    }

    [Theory]
    [InlineData("server", "", "No certificate at hand covers mqtt.example.com; put the one that the CA issued into 'certs', or name its file.")]
    [InlineData("server", "key: root.key", "No certificate at hand belongs to the key 'root.key'; put the one that the CA issued into 'certs', or name its file.")]
    [InlineData("server nowhere.crt", "", "There is no file 'nowhere.crt'.")]
    [InlineData("sever", "", "There is no entry 'sever' in mqttcertgate.yml. Did you mean 'server'?\nTry `mqttcertgate chain --help`.")]
    [InlineData("fleet", "", "'fleet' declares 'files'; an entry with one 'file' is required to make something for it.")]
    [InlineData("store", "", "PEM is all that can be written. The file's name ends in '.p12' and its content is PEM; PKCS #12 is expected.")]
    public async Task What_cannot_be_put_together_is_said(string arguments, string line, string message)
    {
        Declare($"{line}\n  store: {{ file: keys/store.p12, trust: root.pem, domains: [store.example.com] }}\n  fleet: {{ files: devices/*.pem }}").With("root.key", Root.With(TestKey.P256G).PrivateKeyPem).With("keys/store.pem", Root.Server("store.example.com").Pem);

        var run = await ToolProcess.Run(folder.Root, ["chain", .. arguments.Split(' ')]);

        Assert.Equal(new ToolRun(2, "", $"mqttcertgate: {message}\n"), run with { Error = run.Error.ReplaceLineEndings("\n") });
    }

    private TemporaryFolder Declare(string lines, string profile = "tdmq") => folder.WithFolder("certs").With("root.pem", Root.Pem).With("mqttcertgate.yml", $"""
        version: 1
        profile: {profile}
        certificates:
          server:
            file: certs/server.pem
            trust: root.pem
            domains: [mqtt.example.com]
            {lines}
        """);

    private Task<ToolRun> Chain(params string[] arguments) => ToolProcess.Run(folder.Root, ["chain", "server", "--at", "2026-06-01", .. arguments]);
}
