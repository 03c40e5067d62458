using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MqttCertGate.Tests;

namespace MqttCertGate.Tool.Tests.Making;

/// <summary>Keys and requests, made from entries whose certificates are yet to come.</summary>
public sealed class RequestTests : IDisposable
{
    private const string Manifest = """
        version: 1
        profile: tdmq
        certificates:
          server:
            file: certs/server.chain.crt
            key: certs/server.key
            domains: [mqtt.example.com, "*.example.com", bücher.example, 10.0.0.5, "2001:db8::5"]
          device-7:
            file: certs/device-7.pem
            key: certs/device-7.key
            role: client
          keyless: { file: certs/keyless.pem, domains: [mqtt.example.com] }
          nameless: { file: certs/nameless.pem, key: certs/nameless.key }
          public: { file: certs/public.pem, key: certs/public.key, pki: public, domains: [mqtt.example.com] }
          bundle: { file: certs/bundle.pem, key: certs/bundle.key, role: ca }
          edwards: { file: certs/edwards.pem, key: certs/edwards.key, key-type: Ed25519, domains: [mqtt.example.com] }
          outside: { file: certs/outside.pem, key: ../outside.key, domains: [mqtt.example.com] }
          linked: { file: certs/linked.pem, key: link/linked.key, domains: [mqtt.example.com] }
          same: { file: certs/same.pem, key: certs/same.csr, domains: [mqtt.example.com] }
          long: { file: certs/long.pem, key: certs/long.key, domains: [a-name-that-is-longer-than-sixty-four-characters.mqtt.plant-3.example.com] }
        """;

    private readonly TemporaryFolder folder = new();

    public RequestTests() => folder.With("mqttcertgate.yml", Manifest);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_server_gets_a_key_of_its_own_and_a_request_with_all_names()
    {
        var run = await Request("server");

        Assert.Equal(
            new ToolRun(0,
                """
                Wrote certs/server.key  the private key, P-256; only its owner can read it
                Wrote certs/server.csr  the request for mqtt.example.com, *.example.com, xn--bcher-kva.example, 10.0.0.5, 2001:db8::5

                Have a CA sign certs/server.csr, or sign it yourself:
                  mqttcertgate issue server --ca CA.crt --ca-key CA.key
                  mqttcertgate issue server --new-ca

                """.ReplaceLineEndings("\n"), ""),
            run);
        var request = RequestOf("server");
        Assert.Equal("CN=mqtt.example.com", request.SubjectName.Name);
        var names = request.CertificateExtensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Equal(["mqtt.example.com", "*.example.com", "xn--bcher-kva.example"], names.EnumerateDnsNames());
        Assert.Equal(["10.0.0.5", "2001:db8::5"], names.EnumerateIPAddresses().Select(address => address.ToString()));
        Assert.Equal(["1.3.6.1.5.5.7.3.1"], Purposes(request));
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(folder["certs/server.key"]));
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), request.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.StartsWith("-----BEGIN PRIVATE KEY-----\n", File.ReadAllText(folder["certs/server.key"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_is_called_like_its_entry()
    {
        var run = await Request("device-7");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(("CN=device-7", "1.3.6.1.5.5.7.3.2"), (RequestOf("device-7").SubjectName.Name, Purposes(RequestOf("device-7")).Single()));
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_key()
    {
        await Request("server");

        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes of files.");
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["certs/server.key"]));
        Assert.True(File.GetUnixFileMode(folder["certs/server.csr"]).HasFlag(UnixFileMode.OtherRead));
    }

    [Theory]
    [InlineData("tdmq", "", "P-256")]
    [InlineData("tdmq", "key-type: P-384", "P-384")]
    [InlineData("tdmq", "key-type: RSA-3072", "RSA-3072")]
    [InlineData("tdmq", "rules: { key.accepted: { level: error, acceptedKeys: [RSA] } }", "RSA-4096")]
    [InlineData("emqx-cloud-byoc", "", "RSA-2048")]
    [InlineData("emqx-cloud-byoc", "role: client", "P-256")]
    [InlineData("mosquitto", "rules: { key.accepted: { level: error, refusedKeys: [P-256] } }", "P-384")]
    [InlineData("mosquitto", "rules: { key.accepted: { level: error, refusedKeys: [EC] }, rsa.modulus-size: { minimumRsaBits: 3072 } }", "RSA-3072")]
    public async Task The_key_is_of_a_type_that_the_profile_takes(string profile, string line, string type)
    {
        folder.With("mqttcertgate.yml", $"""
            version: 1
            profile: {profile}
            certificates:
              server:
                file: server.pem
                key: server.key
                domains: [mqtt.example.com]
                {line}
            """);

        var run = await Request("server");

        Assert.Contains($"the private key, {type};", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_replaced_without_force()
    {
        folder.With("certs/server.csr", "mine");

        var refused = await Request("server");
        var isThere = File.Exists(folder["certs/server.key"]);
        var forced = await Request("server", "--force");

        Assert.Equal(new ToolRun(2, "", "mqttcertgate: 'certs/server.csr' is there already. Nothing was written; --force replaces it.\n"), refused);
        Assert.Equal((false, 0), (isThere, forced.ExitCode));
        Assert.NotNull(RequestOf("server"));
        Assert.Empty(Directory.EnumerateFiles(folder["certs"], ".*"));
    }

    [Fact]
    public async Task A_path_that_Git_tracks_is_refused_even_with_force()
    {
        await Git("init");
        folder.With("certs/server.key", "old").With("certs/*.key", "another");
        await Git("add", "certs/server.key");

        var (tracked, configuration, other) = (await Request("server", "--force"), await Request("server", "--force", "--openssl"), await Request("device-7"));

        Assert.Equal(
            new ToolRun(2, "", "mqttcertgate: Git tracks 'certs/server.key', and what it tracks everybody gets. Nothing was written; name another path as the key, or 'git rm --cached' it.\n"),
            tracked);
        Assert.Equal(tracked, configuration);
        Assert.Equal("old", File.ReadAllText(folder["certs/server.key"]));
        Assert.Contains(
            "\nwarning: Git does not ignore certs/device-7.key; add the line '/certs/device-7.key' to .gitignore before the next commit.\n", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_Git_ignores_is_right()
    {
        await Git("init");
        folder.With(".gitignore", "*.key\n");

        var run = await Request("server");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("Git", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "'git' cannot be run")]
    [InlineData(false, "'git ls-files' ended with 128")]
    public async Task Where_Git_cannot_be_asked_no_key_is_made(bool isMissing, string reason)
    {
        folder.WithFolder(".git");

        var run = isMissing ? await ToolProcess.RunWith(new() { ["PATH"] = folder.Root, ["DOTNET_ROOT"] = DotnetRoot }, folder.Root, "request", "server") : await Request("server");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("Whether Git tracks 'certs/server.key' cannot be told", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["certs/server.key"]));
    }

    [Theory]
    [InlineData("servre", "There is no entry 'servre' in mqttcertgate.yml. Did you mean 'server'?\nTry `mqttcertgate request --help`.")]
    [InlineData("keyless", "'keyless' declares no 'key'; say where its private key is to be, such as 'key: certs/keyless.key'.")]
    [InlineData("nameless", "'nameless' declares no 'domains'; the certificate has to name what clients connect to.")]
    [InlineData("public", "'public' is of a public PKI ('pki: public'): have a public CA issue its certificate.")]
    [InlineData("bundle", "'bundle' is an entry of CAs; certificates are made for servers and clients. `mqttcertgate issue NAME --new-ca` makes a CA for one of those.")]
    [InlineData("edwards", "No type of key that can be made here fits 'edwards': its 'key-type', or what its profile takes, leaves none of P-256, P-384, P-521 and RSA.")]
    [InlineData("outside", "'../outside.key' leads out of the repository, or over a symbolic link; nothing is written there.")]
    [InlineData("linked", "'link/linked.key' leads out of the repository, or over a symbolic link; nothing is written there.")]
    [InlineData("same", "Two files are to be 'certs/same.csr'; give one of them another name.")]
    [InlineData("long", "A common name has at most 64 characters, and every name of 'long' has more.")]
    [InlineData("server --manifest nowhere", "No file or folder 'nowhere'.")]
    public async Task What_cannot_be_made_is_said(string arguments, string message)
    {
        using var elsewhere = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder["link"], elsewhere.Root);

        var run = await Request(arguments.Split(' '));

        Assert.Equal(new ToolRun(2, "", $"mqttcertgate: {message}\n"), run with { Error = run.Error.ReplaceLineEndings("\n") });
        Assert.False(Directory.Exists(folder["certs"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere.Root));
    }

    [Fact]
    public async Task An_entry_of_two_manifests_is_told_apart_by_option()
    {
        folder.With("a/mqttcertgate.yml", Manifest).With("b/mqttcertgate.yml", Manifest);
        File.Delete(folder["mqttcertgate.yml"]);

        var (ambiguous, told) = (await Request("server"), await Request("server", "--manifest", "b"));

        Assert.Equal(
            "mqttcertgate: Several manifests have an entry 'server'; say which is meant with --manifest: a/mqttcertgate.yml, b/mqttcertgate.yml.\nTry `mqttcertgate request --help`.\n",
            ambiguous.Error.ReplaceLineEndings("\n"));
        Assert.Equal((2, 0, true), (ambiguous.ExitCode, told.ExitCode, File.Exists(folder["b/certs/server.key"])));
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_read_says_where()
    {
        folder.With("mqttcertgate.yml", "version: 1\ncertificates: { server: { fiel: a.pem } }\n");

        var run = await Request("server");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("mqttcertgate: mqttcertgate.yml:2: ", run.Error, StringComparison.Ordinal);
    }

    // The apphost finds the runtime there when the PATH says nothing.
    private static string DotnetRoot => Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private Task<ToolRun> Request(params string[] arguments) => ToolProcess.Run(folder.Root, ["request", .. arguments]);

    private async Task Git(params string[] arguments)
    {
        var (exitCode, output) = await DebianTool.RunIn(folder.Root, DebianTool.Find("git"), arguments);
        Assert.True(exitCode == 0, output);
    }

    private CertificateRequest RequestOf(string name) => CertificateRequest.LoadSigningRequestPem(
        File.ReadAllText(folder[$"certs/{name}.csr"]), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);

    private static IEnumerable<string?> Purposes(CertificateRequest request) =>
        request.CertificateExtensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Select(purpose => purpose.Value);
}
