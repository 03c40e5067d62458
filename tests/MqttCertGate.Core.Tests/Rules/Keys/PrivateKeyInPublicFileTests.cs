using MqttCertGate.Rules;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules.Keys;

public sealed class PrivateKeyInPublicFileTests : IDisposable
{
    private static readonly TestCertificate Root = Pki.Root("Example Root CA");
    private static readonly TestCertificate Server = Root.Server("mqtt.example.com");

    private readonly TemporaryRepository repository = new TemporaryRepository()
        .File("server.pem", Server.Pem)
        .File("root.pem", Root.Pem)
        .File("server.key", Server.PrivateKeyPem);

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("PRIVATE KEY")]
    [InlineData("RSA PRIVATE KEY")]
    [InlineData("EC PRIVATE KEY")]
    [InlineData("DSA PRIVATE KEY")]
    [InlineData("ENCRYPTED PRIVATE KEY")]
    [InlineData("OPENSSH PRIVATE KEY")]
    public void A_private_key_of_any_kind_is_found_in_any_file_of_certificates(string label)
    {
        var text = Server.Pem + Pem.Encode(label, [0x30, 0x00]);
        repository.File("file.pem", text).File("chain.pem", text).File("trust.pem", text);

        var findings = repository.Entry("file.pem", chain: "chain.pem", trust: "trust.pem").FindingsOf(PrivateKeyInPublicFile.Rule);

        Assert.Equal(3, findings.Count);
        Assert.All(findings, finding =>
        {
            Assert.Equal("Error: A private key stands in a file of certificates; it must be in a file of its own.", FileRules.Line(finding));
            Assert.Equal("key", finding.Violation.Slot);
            Assert.Equal(Server.Pem.Count(character => character == '\n') + 2, finding.Violation.Location.Line);
        });
    }

    public static TheoryData<string, string> Around => new()
    {
        { "", Server.Pem + Root.Pem },
        { Server.Pem, Root.Pem },
        { Server.Pem + Root.Pem, "" },
    };

    [Theory]
    [MemberData(nameof(Around))]
    public void A_key_without_a_block_is_found_wherever_it_stands(string before, string behind)
    {
        repository.File("file.pem", $"{before}{Convert.ToBase64String(Server.Key.Pkcs8)}\n{behind}");

        var finding = Assert.Single(repository.Entry("file.pem").FindingsOf(PrivateKeyInPublicFile.Rule));

        Assert.Equal(before.Count(character => character == '\n') + 1, finding.Violation.Location.Line);
    }

    [Fact]
    public void A_key_in_DER_is_found() => Assert.Single(
        repository.File("server.crt", Server.Key.Pkcs8).Entry("server.crt").FindingsOf(PrivateKeyInPublicFile.Rule));

    [Fact]
    public void A_key_whose_block_is_damaged_is_found() => Assert.Single(
        repository.File("file.pem", Server.Pem + Server.PrivateKeyPem.Replace("MIG", "M!G", StringComparison.Ordinal)).Entry("file.pem")
            .FindingsOf(PrivateKeyInPublicFile.Rule));

    [Fact]
    public void The_key_that_a_certificate_file_is_declared_to_hold_is_found_too() => Assert.Single(
        repository.File("both.pem", Server.Pem + Server.PrivateKeyPem).Entry("both.pem", key: "both.pem").FindingsOf(PrivateKeyInPublicFile.Rule));

    [Fact]
    public void A_key_in_a_file_of_its_own_is_where_it_belongs() => Assert.Empty(
        repository.Entry("server.pem", trust: "root.pem", key: "server.key").FindingsOf(PrivateKeyInPublicFile.Rule));
}
