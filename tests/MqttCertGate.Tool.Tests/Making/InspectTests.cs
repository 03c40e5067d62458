using System.Security.Cryptography.X509Certificates;
using MqttCertGate.TestPki;
using MqttCertGate.Tests;

namespace MqttCertGate.Tool.Tests.Making;

/// <summary>What certificates look like to whoever asks.</summary>
public sealed class InspectTests : IDisposable
{
    // Clears a screen, goes from right to left, begins a line that a build service would obey.
    private const string Hostile = "a\e[2J\u202Eb\r\n::error::c\n##[error]d";

    private static readonly TestCertificate Root = Pki.Root("Example Root CA");

    private static readonly TestCertificate Intermediate = Root.Intermediate("Example Issuing CA");

    private static readonly TestCertificate Server = Intermediate.Server("mqtt.example.com", "10.0.0.5");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The golden file, the files that are inspected, and the exit code.</summary>
    public static TheoryData<string, (string Path, string Content)[], int> Cases => new()
    {
        { "chain", [("certs/server.pem", Pem.Chain(Server, Intermediate)), ("root.pem", Root.Pem), ("server.key", Server.PrivateKeyPem)], 0 },
        { "gap", [("server.pem", Server.With(TestExtension.CaIssuers("http://ca.example.com/ca.crt")).Pem), ("root.pem", Root.Pem)], 0 },
        { "expired", [("server.pem", Root.Server("mqtt.example.com").Valid(Pki.Utc("2025-01-01T00:00:00Z"), Pki.Utc("2026-05-31T23:59:59Z")).Pem)], 0 },
        { "not-yet", [("server.pem", Root.Server("mqtt.example.com").Valid(Pki.Utc("2026-06-02T00:00:00Z"), Pki.Utc("2027-06-02T00:00:00Z")).Pem)], 0 },
        { "wrong-issuer", [("server.pem", Root.Server("mqtt.example.com").Pem), ("other.pem", Pki.Root("Example Root CA").With(TestKey.P256E).Pem)], 0 },
        { "hostile", [("server.pem", Root.Intermediate(Hostile).Server(Hostile).Pem)], 0 },
        { "command", [("::error::file.pem", Root.Intermediate("::error::issuer").Server("::error::server").Pem)], 0 },
        { "damaged", [("server.pem", Pem.Chain(Server, Intermediate).Replace("-----END CERTIFICATE-----\n-----BEGIN", "-----END CERTIFICATE----------BEGIN", StringComparison.Ordinal))], 2 },
        { "nothing", [("server.csr", Pem.Encode("CERTIFICATE REQUEST", [0x30, 0x00])), ("notes.txt", "no certificate")], 2 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_shown_whole(string name, (string Path, string Content)[] files, int exitCode)
    {
        foreach (var (path, content) in files)
            folder.With(path, content);

        var run = await Inspect([.. files.Select(file => file.Path)]);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        Assert.All(run.Output.Where(char.IsControl), character => Assert.Contains(character, Environment.NewLine));
        Assert.All(run.Output.Split('\n'), line => Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line));
        Golden.Verify(Path.Combine(RepositoryPaths.Root, "tests", "MqttCertGate.Tool.Tests", "Making", "Inspect", $"{name}.txt"), run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Standard_input_is_read_and_has_no_name_for_a_manifest()
    {
        var run = await ToolProcess.RunOn($"CONNECTED\n{Pem.Chain(Server, Intermediate)}---\n", [], folder.Root, "inspect", "--at", "2026-06-01", "-");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("stdin: PEM, 2 certificates\n\n  mqtt.example.com  stdin:3\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("manifest", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_store_is_opened_with_the_password_of_a_variable()
    {
        using var certificate = X509Certificate2.CreateFromPem(Server.Pem, Server.PrivateKeyPem);
        File.WriteAllBytes(folder["server.p12"], certificate.Export(X509ContentType.Pfx, "secret-7"));

        var locked = await Inspect("server.p12");
        var opened = await ToolProcess.RunWith(new() { ["P12"] = "secret-7" }, folder.Root, "inspect", "--at", "2026-06-01", "--password-env", "P12", "server.p12");

        Assert.Equal((2, 0), (locked.ExitCode, opened.ExitCode));
        Assert.StartsWith("server.p12: PKCS #12, 1 certificate, 1 private key\n", opened.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-7", opened.Output + locked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_is_not_Unicode_gets_ASCII()
    {
        folder.With("server.pem", Pem.Chain(Server, Intermediate));

        var run = await ToolProcess.RunWith(new() { ["LANG"] = "en_US.ISO-8859-1" }, folder.Root, "inspect", "--at", "2026-06-01", "server.pem");

        Assert.Contains("2026-01-01 |---------------", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output, character => Assert.True(char.IsAscii(character)));
    }

    [Theory]
    [InlineData("nowhere.pem", "There is no file 'nowhere.pem'.")]
    [InlineData(".", "'.' is a folder; a file is required.")]
    [InlineData("empty.pem", "'empty.pem' is empty, or not a regular file.")]
    [InlineData("", "Required argument 'FILE' missing for command: 'inspect'.\nTry `mqttcertgate inspect --help`.")]
    [InlineData("--pasword-env X empty.pem", "Unknown option '--pasword-env'. Did you mean '--password-env'?\nTry `mqttcertgate inspect --help`.")]
    public async Task What_cannot_be_shown_is_said(string arguments, string message)
    {
        folder.With("empty.pem");

        var run = await ToolProcess.Run(folder.Root, ["inspect", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(new ToolRun(2, "", $"mqttcertgate: {message}\n"), run with { Error = run.Error.ReplaceLineEndings("\n") });
    }

    private Task<ToolRun> Inspect(params string[] files) => ToolProcess.Run(folder.Root, ["inspect", "--at", "2026-06-01", .. files]);
}
