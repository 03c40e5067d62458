using MqttCertGate.Rules;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules.Files;

public sealed class UnexpectedBlockTests : IDisposable
{
    private static readonly TestCertificate Root = Pki.Root("Example Root CA");
    private static readonly TestCertificate Server = Root.Server("mqtt.example.com");

    private readonly TemporaryRepository repository = new TemporaryRepository()
        .File("server.pem", Server.Pem)
        .File("root.pem", Root.Pem)
        .File("server.key", Server.PrivateKeyPem);

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("CERTIFICATE REQUEST")]
    [InlineData("X509 CRL")]
    [InlineData("DH PARAMETERS")]
    [InlineData("PUBLIC KEY")]
    [InlineData("EC PARAMETERS")]
    public void Anything_but_certificates_has_no_place_in_a_file_of_certificates(string label)
    {
        var text = Server.Pem + Pem.Encode(label, [0x30, 0x00]);
        repository.File("file.pem", text).File("chain.pem", text).File("trust.pem", text);

        var findings = repository.Entry("file.pem", chain: "chain.pem", trust: "trust.pem").FindingsOf(UnexpectedBlock.Rule);

        Assert.Equal(3, findings.Count);
        Assert.All(findings, finding =>
        {
            Assert.Equal($"Warning: A block '{label}' stands in a file of certificates; it has no place there.", FileRules.Line(finding));
            Assert.Equal(Server.Pem.Count(character => character == '\n') + 2, finding.Violation.Location.Line);
            Assert.Equal(label, finding.Violation.Discriminator);
            Assert.Equal("broker", finding.Violation.EntryName);
        });
        Assert.Equal(
            ["chain.pem", "file.pem", "trust.pem"], findings.Select(finding => Path.GetFileName(finding.Violation.Location.Path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_private_key_there_has_a_rule_of_its_own() => Assert.Empty(
        repository.File("file.pem", Server.Pem + Server.PrivateKeyPem).Entry("file.pem").FindingsOf(UnexpectedBlock.Rule));

    [Fact]
    public void Certificates_and_keys_in_files_of_their_own_are_what_is_expected() => Assert.Empty(
        repository.Entry("server.pem", trust: "root.pem", key: "server.key").FindingsOf(UnexpectedBlock.Rule));

    [Fact]
    public void The_parameters_of_a_curve_belong_to_a_key_file() => Assert.Empty(
        repository.File("ec.key", Pem.Encode("EC PARAMETERS", [0x06, 0x01, 0x2a]) + Server.PrivateKeyPem)
            .Entry("server.pem", key: "ec.key").FindingsOf(UnexpectedBlock.Rule));

    [Fact]
    public void A_certificate_has_no_place_in_a_key_file() => Assert.Equal(
        ["Warning: A block 'CERTIFICATE' stands in a file of private keys; it has no place there."],
        repository.File("both.key", Server.PrivateKeyPem + Server.Pem).Entry("server.pem", key: "both.key")
            .FindingsOf(UnexpectedBlock.Rule).Select(FileRules.Line));

    [Fact]
    public void A_file_declared_as_certificate_and_key_is_judged_as_a_file_of_certificates() => Assert.Empty(
        repository.File("both.pem", Server.PrivateKeyPem + Server.Pem).Entry("both.pem", key: "both.pem").FindingsOf(UnexpectedBlock.Rule));

    [Fact]
    public void A_file_named_twice_is_judged_once() => Assert.Single(
        repository.File("file.pem", Server.Pem + Pem.Encode("X509 CRL", [0x30, 0x00])).Entry("file.pem", chain: "file.pem", trust: "file.pem")
            .FindingsOf(UnexpectedBlock.Rule));
}
