using MqttCertGate.TestPki;

namespace MqttCertGate.Tool.Tests.Making;

/// <summary>Manifests made from the certificates that are there.</summary>
public sealed class InitTests : IDisposable
{
    private const string Host = "mqtt.example.com";

    private static readonly TestCertificate Root = Pki.Root("Example Root CA");

    private static readonly TestCertificate Intermediate = Root.Intermediate("Example Issuing CA");

    private static readonly TestCertificate Server = Intermediate.Server(Host, "10.0.0.5");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Everything_is_paired_by_content_and_the_verdict_follows()
    {
        folder.With("b/1.txt", Server.Pem).With("b/2.txt", Intermediate.Pem).With("a/3", Root.Pem).With("c/4", Server.PrivateKeyPem);

        var run = await Init();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            Wrote mqttcertgate.yml:

              version: 1
              # profile: tdmq        # name your broker, and what it demands is checked too; `mqttcertgate profiles` lists them

              certificates:
                "1":
                  file: b/1.txt
                  chain: b/2.txt
                  trust: a/3
                  key: c/4
                  domains:
                    - mqtt.example.com
                    - 10.0.0.5

            mqttcertgate.yml:5:3: note MCG9012 trust.classification: 1: The certificate is taken for privately issued, because nothing in it tells of a publicly trusted CA; 'pki: public' or 'pki: private' says it for good.

            PASSED  3 certificates, 1 note. Next to renew: 1 from 2026-12-01
            1 manifest, as of 2026-06-01 00:00 UTC.

            """,
            run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_manifest_on_disk_is_what_was_shown_and_passes_again()
    {
        folder.With("server.chain.crt", Pem.Chain(Server, Intermediate)).With("CA.crt", Root.Pem).With("server.key", Server.PrivateKeyPem);

        var made = await Init("--profile", "tdmq");
        var again = await ToolProcess.Run(folder.Root, "check", "--at", "2026-06-01");

        Assert.Equal(
            """
            version: 1
            profile: tdmq

            certificates:
              server:
                file: server.chain.crt
                trust: CA.crt
                key: server.key
                domains:
                  - mqtt.example.com
                  - 10.0.0.5

            """,
            File.ReadAllText(folder["mqttcertgate.yml"]));
        Assert.Equal((0, 0), (made.ExitCode, again.ExitCode));
        Assert.EndsWith(again.Output, made.Output, StringComparison.Ordinal);
    }

    /// <summary>The files of a folder, and the entries that are written for them.</summary>
    public static TheoryData<string, (string Path, string Content)[], string> Folders => new()
    {
        {
            "a client, told by its purpose",
            [("device.pem", Root.Client("device-7").Pem), ("root.pem", Root.Pem)],
            """
              device:
                file: device.pem
                role: client
                trust: root.pem
            """
        },
        {
            "of two files with one certificate the one with the chain",
            [("a.crt", Server.Pem), ("b.crt", Pem.Chain(Server, Intermediate)), ("root.pem", Root.Pem)],
            """
              b:
                file: b.crt
                trust: root.pem
                domains:
                  - mqtt.example.com
                  - 10.0.0.5
            """
        },
        {
            "files of one name in several folders",
            [("eu/server.pem", Root.Server("eu.example.com").Pem), ("us/server.pem", Root.Server("us.example.com").Pem), ("root.pem", Root.Pem)],
            """
              eu-server:
                file: eu/server.pem
                trust: root.pem
                domains:
                  - eu.example.com

              us-server:
                file: us/server.pem
                trust: root.pem
                domains:
                  - us.example.com
            """
        },
        {
            "names that YAML would take for something else",
            [("no.pem", Root.Server("*.example.com", "2001:db8::5").Pem), ("it's #1: \"root\".pem", Root.Pem)],
            """
              "no":
                file: no.pem
                trust: "it's #1: \"root\".pem"
                domains:
                  - "*.example.com"
                  - "2001:db8::5"
            """
        },
        {
            "CAs that no certificate needs",
            [("bundle.pem", Pem.Chain(Intermediate, Root)), ("root.pem", Root.Pem)],
            """
              bundle:
                file: bundle.pem
                role: ca

              root:
                file: root.pem
                role: trust
            """
        },
        {
            "no root",
            [("server.pem", Pem.Chain(Server, Intermediate))],
            """
              server:
                file: server.pem
                domains:
                  - mqtt.example.com
                  - 10.0.0.5
                # The certificate of the issuer 'Example Root CA' is not among the files; name the root that clients trust as 'trust'.
            """
        },
        {
            "no intermediate, and where it can be had",
            [("server.pem", Server.With(TestExtension.CaIssuers("http://ca.example.com/ca.crt")).Pem), ("root.pem", Root.Pem)],
            """
              root:
                file: root.pem
                role: trust

              server:
                file: server.pem
                domains:
                  - mqtt.example.com
                  - 10.0.0.5
                # The certificate of the issuer 'Example Issuing CA' is not among the files (http://ca.example.com/ca.crt has it); name the root that clients trust as 'trust'.
            """
        },
        {
            "a root that is only in the chain file",
            [("server.pem", Pem.Chain(Server, Intermediate, Root))],
            """
              server:
                file: server.pem
                domains:
                  - mqtt.example.com
                  - 10.0.0.5
                # The root 'Example Root CA' is only in a file of other certificates; put it into a file of its own and name that as 'trust'.
            """
        },
        {
            "an intermediate that is only in another server's file",
            [("a.pem", Pem.Chain(Server, Intermediate)), ("b.pem", Intermediate.Server("b.example.com").Pem), ("root.pem", Root.Pem)],
            """
              a:
                file: a.pem
                trust: root.pem
                domains:
                  - mqtt.example.com
                  - 10.0.0.5

              b:
                file: b.pem
                trust: root.pem
                domains:
                  - b.example.com
                # The intermediate 'Example Issuing CA' is only in the file of another certificate; add it to this one's.
            """
        },
        {
            "a certificate that signed itself",
            [("server.pem", Pki.SelfSignedServer(Host).Pem)],
            """
              server:
                file: server.pem
                domains:
                  - mqtt.example.com
                # The certificate signed itself; there is no root to name as 'trust'.
            """
        },
        {
            "a certificate without names",
            [("server.pem", Root.Server(Host).Without("2.5.29.17").Pem), ("root.pem", Root.Pem)],
            """
              server:
                file: server.pem
                trust: root.pem
                # The certificate names no host; say what clients connect to as 'domains'.
            """
        },
        {
            "a certificate that is damaged, so that the check says how",
            [("server.pem", Root.Server(Host).Pem.Replace("MII", "MI!", StringComparison.Ordinal))],
            """
              server:
                file: server.pem
            """
        },
    };

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task What_is_found_is_declared(string what, (string Path, string Content)[] files, string entries)
    {
        foreach (var (path, content) in files)
            folder.With(path, content);

        var run = await Init();

        Assert.True(run.ExitCode is 0 or 1 or 2 && run.Error.Length == 0, $"{what}: {run.Error}");
        var manifest = File.ReadAllText(folder["mqttcertgate.yml"]);
        Assert.Equal(entries.ReplaceLineEndings("\n") + "\n", manifest[(manifest.IndexOf("certificates:\n", StringComparison.Ordinal) + "certificates:\n".Length)..]);
        Assert.DoesNotContain("MCG0004", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("manifest.invalid", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_entry_names_is_told_of()
    {
        folder.With("server.pem", Pem.Chain(Server, Intermediate)).With("root.pem", Root.Pem)
            .With("old.pem", Server.Pem).With("ca.key", Root.PrivateKeyPem).With("other.key", Root.With(TestKey.P256G).PrivateKeyPem).With("readme.md", "# no certificate");

        var run = await Init();

        Assert.Contains(
            "\n\nLeft out ca.key: the private key of the CA 'Example Root CA', which must not lie here: whoever has it can issue certificates that your clients take.\n"
            + "Left out old.pem: its certificate is in server.pem too.\nLeft out other.key: a private key that belongs to none of the certificates.\n\nca.key:2:1: error MCG2001 ",
            run.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Another_folder_gets_its_manifest_and_no_key_is_printed()
    {
        folder.With("deploy/server.pem", Root.Server(Host).Pem + Root.Server(Host).PrivateKeyPem).With("deploy/root.pem", Root.Pem);

        var run = await Init("deploy");

        Assert.StartsWith("Wrote deploy/mqttcertgate.yml:\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("deploy/server.pem:", run.Output, StringComparison.Ordinal);
        Assert.All(Root.Server(Host).PrivateKeyPem.Split('\n').Where(line => line.Length > 16 && line[0] != '-'), line => Assert.DoesNotContain(line, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mqttcertgate.yml")]
    [InlineData("mqttcertgate.yaml")]
    public async Task A_manifest_is_never_overwritten(string name)
    {
        folder.With(name, "mine").With("root.pem", Root.Pem);

        var run = await Init();

        Assert.Equal(new ToolRun(2, "", $"mqttcertgate: '{name}' is there already and was left as it is; `mqttcertgate check` checks it.\n"), Plain(run));
        Assert.Equal("mine", File.ReadAllText(folder[name]));
    }

    [Theory]
    [InlineData("", "No certificates here or below; nothing was written.")]
    [InlineData("empty", "No certificates in 'empty' or below; nothing was written.")]
    [InlineData("nowhere", "There is no folder 'nowhere'.")]
    [InlineData("--profile tdmk", "There is no profile 'tdmk'. Did you mean 'tdmq'?\nTry `mqttcertgate init --help`.")]
    [InlineData("--force", "Unknown option '--force'.\nTry `mqttcertgate init --help`.")]
    public async Task What_cannot_be_done_is_said(string arguments, string message)
    {
        folder.WithFolder("empty");

        var run = await ToolProcess.Run(folder.Root, ["init", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(new ToolRun(2, "", $"mqttcertgate: {message}\n"), Plain(run));
        Assert.Empty(Directory.EnumerateFiles(folder.Root));
    }

    private Task<ToolRun> Init(params string[] arguments) => ToolProcess.Run(folder.Root, ["init", "--at", "2026-06-01", .. arguments]);

    private static ToolRun Plain(ToolRun run) => run with { Error = run.Error.ReplaceLineEndings("\n") };
}
