using System.Text;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Files;

/// <summary>What lies beside declared files and is not declared.</summary>
public sealed class UndeclaredFileTests
{
    private static readonly string Base64 = Convert.ToBase64String(TestKey.P256C.Pkcs8);
    private static readonly string KeySha256 = Sha256.Of(TestKey.P256C.Spki).ToString();

    private static readonly string Found =
        $"error: 'x' holds a private key (P-256) that no entry declares; a private key must not be in a repository. 'allow' takes the SHA-256 {KeySha256}.";

    public static TheoryData<string> Readable =>
    [
        Pem.Encode("PRIVATE KEY", TestKey.P256C.Pkcs8),
        $"Some notes.\n{Pem.Encode("PRIVATE KEY", TestKey.P256C.Pkcs8)}",
        Base64,
        $"MQTT key:\n{string.Join("\r\n", Base64.Chunk(64).Select(line => $"  {new string(line)}"))}\r\n",
        $$"""{ "key": "{{Base64}}" }""",
        $$"""{ "key": "{{Base64.Insert(64, "\\n")}}" }""",
        $"KEY={Base64.TrimEnd('=')}\n",
    ];

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_private_key_in_text_is_found(string content) => AssertFindings("MCG2001", Encoding.UTF8.GetBytes(content), Found);

    public static TheoryData<string> Unreadable =>
    [
        Pem.Encode("ENCRYPTED PRIVATE KEY", [0x30, 0x00]),
        Pem.Encode("OPENSSH PRIVATE KEY", [1, 2, 3]),
        Pem.Encode("DSA PRIVATE KEY", [0x30, 0x00]),
        "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n",
        "\uFEFFPuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n",
    ];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_private_key_that_cannot_be_read_is_found_too(string content) => AssertFindings(
        "MCG2001", Encoding.UTF8.GetBytes(content),
        $"error: 'x' holds a private key that no entry declares; a private key must not be in a repository. 'allow' takes the SHA-256 {Sha256.Of(Encoding.UTF8.GetBytes(content))}.");

    public static TheoryData<byte[]> Stores => [Containers.Server(), Containers.Stored(), Containers.Exported(Containers.Aes), Containers.Jks()];

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_key_store_is_found_without_its_password(byte[] store) => AssertFindings(
        "MCG2001", store, $"error: 'x' holds a private key that no entry declares; a private key must not be in a repository. 'allow' takes the SHA-256 {Sha256.Of(store)}.");

    [Fact]
    public void A_store_of_certificates_holds_no_key() => AssertFindings("MCG2001", Containers.Pkcs12(key: null, 0, 2, Root), expected: null);

    public static TheoryData<byte[]> Binary => [TestKey.P256C.Pkcs8, Containers.Import(TestKey.P256C) is System.Security.Cryptography.ECDsa key ? key.ExportECPrivateKey() : []];

    [Theory]
    [MemberData(nameof(Binary))]
    public void A_private_key_in_DER_has_a_rule_of_its_own(byte[] key)
    {
        AssertFindings("MCG2002", key, Found.Replace("a private key (", "a private key in DER (", StringComparison.Ordinal));
        AssertFindings("MCG2001", key, expected: null);
    }

    public static TheoryData<byte[]> Harmless =>
    [
        Encoding.UTF8.GetBytes(Good.Pem),
        Good.Der,
        TestKey.P256C.Spki,
        Encoding.UTF8.GetBytes(Convert.ToBase64String(Good.Der)),
        Encoding.UTF8.GetBytes(Pem.Encode("PUBLIC KEY", TestKey.P256C.Spki)),
        Encoding.UTF8.GetBytes(Base64[..40]),
        Encoding.UTF8.GetBytes($"A{Base64}"),
        Encoding.UTF8.GetBytes("MQTT brokers take PuTTY-User-Key-File-2 for nothing."),
    ];

    [Theory]
    [MemberData(nameof(Harmless))]
    public void What_is_no_private_key_is_none(byte[] content)
    {
        AssertFindings("MCG2001", content, expected: null);
        AssertFindings("MCG2002", content, expected: null);
    }

    [Fact]
    public void Only_folders_of_declared_files_are_searched()
    {
        using var scenario = Server(Good).File("other/x", Base64);

        Assert.Empty(scenario.FindingsOf("MCG2001"));
    }

    [Fact]
    public void A_declared_key_and_a_declared_store_are_where_the_manifest_says()
    {
        using var scenario = Server(Good, "domains: [mqtt.example.com]\nkey: server.key").File("server.key", Good.PrivateKeyPem);

        Assert.Empty(scenario.Check().Findings);
    }

    [Fact]
    public void A_key_in_a_declared_file_of_certificates_is_one_finding()
    {
        using var scenario = Of(Pem.Chain(Good, Intermediate) + Base64);

        Assert.Empty(scenario.FindingsOf("MCG2001"));
        Assert.Single(scenario.FindingsOf("MCG2004"));
    }

    [Theory]
    [InlineData("sha256: SHA", false)]
    [InlineData("sha256: 00000000", true)]
    [InlineData("", true)]
    public void An_allowance_accepts_the_key_that_it_names(string sha256, bool isActive)
    {
        var allowance = $"{{ rule: key.private-in-repo, reason: Test key, until: 2026-12-31, {sha256.Replace("SHA", KeySha256[..16], StringComparison.Ordinal)} }}";
        using var scenario = Server(Good, $"domains: [mqtt.example.com]\nallow: [{allowance}]").File("x", Base64);

        Assert.Equal(isActive, Assert.Single(scenario.Check().Findings, finding => finding.Rule.Id == "MCG2001").IsActive);
    }

    [Fact]
    public void No_key_is_printed()
    {
        using var scenario = Server(Good).File("x", Base64);

        Assert.All(scenario.Check().Findings, finding => Assert.DoesNotContain(Base64[..24], $"{finding.Violation}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("note", "old.pem", "note: 'old.pem' holds a certificate and no entry names it; what is deployed is to be declared.")]
    [InlineData("note", "a/b/old.pem", "note: 'old.pem' holds a certificate and no entry names it; what is deployed is to be declared.")]
    [InlineData("note", "bin/old.pem", null)]
    [InlineData("none", "old.pem", null)]
    public void A_certificate_that_no_entry_names_is_a_note_where_it_is_asked_for(string level, string path, string? expected)
    {
        using var scenario = new Scenario($"version: 1\nrules: {{ artifact.undeclared: {level} }}\ncertificates: {{ broker: {{ file: server.pem }} }}\n")
            .File("server.pem", Good.Pem).File(path, Good.Pem);

        Assert.Equal(expected is null ? [] : [expected], scenario.FindingsOf("MCG1028"));
    }

    private static void AssertFindings(string rule, byte[] content, string? expected)
    {
        using var scenario = Server(Good).File("x", content);

        Assert.Equal(expected is null ? [] : [expected], scenario.FindingsOf(rule));
    }
}
