using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MqttCertGate.TestPki;
using MqttCertGate.Tests;

namespace MqttCertGate.Tool.Tests;

/// <summary>
/// Every command over a repository with private keys of every kind and with passwords, faulty in ways that make the tool speak of them: no output
/// and no file that is written holds any part of one.
/// </summary>
public sealed class SecretsTests : IDisposable
{
    private const string Passphrase = Containers.Password;
    private const string WrongPassphrase = "correct-horse-battery";
    private const string At = "2026-06-01";

    private static readonly TestCertificate Root = Pki.Root("Example Root CA");
    private static readonly TestCertificate Server = Root.Server("mqtt.example.com");
    private static readonly PbeParameters Encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 2);

    // The keys that are in the files, and no others, so that a hit is one.
    private static readonly TestKey[] Keys = [TestKey.P256A, TestKey.P256H, TestKey.P384, TestKey.P521, TestKey.Rsa2048A, TestKey.Ed25519];

    private readonly TemporaryFolder folder = new();

    public SecretsTests() => WriteRepository();

    public static TheoryData<string> Commands =>
    [
        "check --verbose --sarif out/a.sarif --json out/a.json --junit out/a.xml --markdown out/a.md --html out/a.html --ics out/a.ics",
        "check --format concise --include-allowed --ci github",
        "check --format msbuild --ci azure",
        "check --sarif -",
        "check keys/pkcs8.key keys/pkcs1.key keys/both.pem --verbose",
        "check stores/server.p12 stores/server.jks --password-env P12 --verbose",
        "check stores/server.p12 --password-env WRONG --verbose",
        "check --profile ./keys/pkcs8.key keys/both.pem",
        "check keys/pkcs8.key --trust keys/sec1.key",
        "check keys/pasted.yml",
        "check -----BEGIN",
        "inspect keys/pkcs8.key keys/pkcs1.key keys/sec1.key keys/locked.key keys/locked-pem.key keys/both.pem keys/loose.txt keys/key.der",
        "inspect stores/server.p12 stores/server.jks --password-env P12",
        "inspect stores/server.p12 --password-env WRONG",
        "init fresh",
        "chain pkcs8",
        "chain pkcs8 keys/both.pem --force",
        "deploy pkcs8",
        "request pkcs8",
        "request pkcs8 --openssl",
        "issue pkcs8 --ca root.pem --ca-key keys/sec1.key --force",
        "issue pkcs8 --ca root.pem --ca-key keys/locked.key",
        "issue pkcs8 --ca keys/pkcs8.key --ca-key root.pem",
        "explain MCG2004 --manifest mqttcertgate.yml",
        "explain MCG2004 --manifest keys/pkcs8.key",
        "rules --profile ./keys/pkcs8.key",
        "rules --json",
        "profiles tdmq",
        "schema",
        "merge keys/pkcs8.key -o out/merged.sarif",
        "completions bash",
    ];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task No_output_holds_a_key_or_a_password(string command)
    {
        var before = Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).ToHashSet(StringComparer.Ordinal);

        var run = await ToolProcess.RunWith(
            new() { ["P12"] = Passphrase, ["WRONG"] = WrongPassphrase, ["GITHUB_STEP_SUMMARY"] = folder["out/summary.md"] }, folder.Root, [.. command.Split(' '), .. TimeOf(command)]);

        var written = Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).Where(file => !before.Contains(file));
        AssertSecret($"{run.Output}\n{run.Error}\n{string.Join('\n', written.Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))))}");
        Assert.DoesNotContain("Unhandled", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_speak_of_the_keys()
    {
        var run = await ToolProcess.RunWith(new() { ["P12"] = Passphrase }, folder.Root, "check", "--at", At);

        foreach (var rule in new[] { "MCG2001", "MCG2004", "MCG2005", "MCG1024" })
            Assert.Contains(rule, run.Output, StringComparison.Ordinal);
    }

    /// <summary>Any sixteen characters in a row of what stands for a secret, however lines are broken: nothing that long is said by chance.</summary>
    private static void AssertSecret(string output)
    {
        var dense = string.Concat(output.Where(character => !char.IsWhiteSpace(character)));
        var folded = dense.ToUpperInvariant();
        foreach (var word in new[] { Passphrase, WrongPassphrase })
            Assert.DoesNotContain(word, output, StringComparison.OrdinalIgnoreCase);
        foreach (var secret in Keys.SelectMany(Secrets))
        {
            Assert.All(Runs(Convert.ToHexString(secret)), part => Assert.False(folded.Contains(part, StringComparison.Ordinal), $"hexadecimal {part}"));
            Assert.False(folded.Contains(string.Join(':', secret.Take(8).Select(octet => $"{octet:X2}")), StringComparison.Ordinal), "hexadecimal with colons");
            Assert.False(output.Contains(Encoding.Latin1.GetString(secret), StringComparison.Ordinal), "as it is");
            // Base64 takes three octets at a time, and a secret may begin at any of them.
            for (var offset = 0; offset < 3; offset++)
                Assert.All(Runs(Convert.ToBase64String(secret.AsSpan(offset)).TrimEnd('=')[..^1]), part => Assert.False(dense.Contains(part, StringComparison.Ordinal), $"base64 {part}"));
        }
    }

    private static IEnumerable<string> Runs(string text) => text.Chunk(16).Where(run => run.Length == 16).Select(run => new string(run));

    /// <summary>The secret numbers of a key: they are in every encoding of it, at one of three offsets of base64.</summary>
    private static IEnumerable<byte[]> Secrets(TestKey key)
    {
        if (key == TestKey.Ed25519)
            return [key.Pkcs8[^32..]];
        using var algorithm = Containers.Import(key);
        if (algorithm is ECDsa ec)
            return [ec.ExportParameters(includePrivateParameters: true).D!];
        var rsa = ((RSA)algorithm).ExportParameters(includePrivateParameters: true);
        return [rsa.D!, rsa.P!, rsa.Q!, rsa.DP!, rsa.DQ!, rsa.InverseQ!];
    }

    private static string[] TimeOf(string command) =>
        command.Split(' ')[0] is "check" or "inspect" or "init" or "chain" or "issue" ? ["--at", At] : [];

    private void WriteRepository()
    {
        using var rsa = (RSA)Containers.Import(TestKey.Rsa2048A);
        using var ec = (ECDsa)Containers.Import(TestKey.P256A);
        using var p384 = (ECDsa)Containers.Import(TestKey.P384);
        var pkcs8 = Pem.Encode("PRIVATE KEY", TestKey.P521.Pkcs8);
        folder.WithFolder(".git").WithFolder("out").WithFolder("stores")
            .With("root.pem", Root.Pem).With("server.pem", Server.Pem)
            .With("keys/pkcs8.key", pkcs8)
            .With("keys/ed25519.key", Pem.Encode("PRIVATE KEY", TestKey.Ed25519.Pkcs8))
            .With("keys/pkcs1.key", rsa.ExportRSAPrivateKeyPem())
            .With("keys/sec1.key", ec.ExportECPrivateKeyPem())
            .With("keys/locked.key", p384.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, Encryption))
            .With("keys/locked-pem.key", $"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,{new string('0', 32)}\n\n{Convert.ToBase64String(new byte[96])}\n-----END RSA PRIVATE KEY-----\n")
            .With("keys/both.pem", Server.Pem + Server.PrivateKeyPem + pkcs8.Replace("-----END", "----END", StringComparison.Ordinal))
            .With("keys/damaged.key", rsa.ExportPkcs8PrivateKeyPem().Replace("MII", "M!!I", StringComparison.Ordinal))
            .With("keys/loose.txt", $"KEY={Convert.ToBase64String(TestKey.P256A.Pkcs8)}\n")
            .With("keys/pasted.yml", $"version: 1\nkey: {Convert.ToBase64String(TestKey.P256A.Pkcs8)}\npassword: {Passphrase}\n{pkcs8}")
            .With("fresh/server.pem", Server.Pem).With("fresh/server.key", Server.PrivateKeyPem).With("fresh/both.pem", Root.Pem + pkcs8);
        File.WriteAllBytes(folder["keys/key.der"], TestKey.Rsa2048A.Pkcs8);
        using (var certificate = X509Certificate2.CreateFromPem(Server.Pem, Server.PrivateKeyPem))
            File.WriteAllBytes(folder["stores/server.p12"], certificate.ExportPkcs12(Encryption, Passphrase));
        File.WriteAllBytes(folder["stores/server.jks"], Containers.Jks(TestKey.P256A));
        var entries = new StringBuilder();
        foreach (var name in new[] { "pkcs8", "ed25519", "pkcs1", "sec1", "locked", "locked-pem", "damaged" })
            entries.Append($"  {name}: {{ file: server.pem, trust: root.pem, key: keys/{name}.key, password-env: {(name == "locked" ? "P12" : "WRONG")}, domains: [mqtt.example.com] }}\n");
        folder.With("mqttcertgate.yml", $$"""
            version: 1
            profile: tdmq
            defaults: { pki: private }
            certificates:
              both: { file: keys/both.pem, trust: root.pem, domains: [mqtt.example.com] }
              der: { file: keys/key.der, key: keys/key.der, trust: keys/loose.txt }
              p12: { file: stores/server.p12, trust: root.pem, password-env: P12, domains: [mqtt.example.com] }
              wrong: { file: stores/server.p12, trust: root.pem, password-env: WRONG }
              unset: { file: stores/server.jks, trust: root.pem, password-env: UNSET }
              chain: { file: server.pem, chain: [keys/pkcs8.key], crl: keys/sec1.key, trust: root.pem }
            {{entries}}
            """.ReplaceLineEndings("\n"));
    }
}
