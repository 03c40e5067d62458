using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Artifacts;

public sealed class ArtifactReaderTests
{
    private static readonly SourceLocation NamedAt = new("/repo/mqttcertgate.yml", 4, 11, 4, 27);

    private static readonly TestCertificate Root = Pki.Root("Example Root CA");
    private static readonly TestCertificate Issuer = Root.Intermediate("Example Issuing CA");
    private static readonly TestCertificate Server = Issuer.Server("mqtt.example.com");

    [Fact]
    public void Reads_every_certificate_of_a_chain_file_with_its_place()
    {
        var artifact = Read("server.pem", Pem.Chain(Server, Issuer, Root));

        Assert.Equal(ArtifactFormat.Pem, artifact.Format);
        Assert.True(artifact.IsComplete);
        Assert.Empty(artifact.Defects);
        Assert.Equal([Server.Der, Issuer.Der, Root.Der], artifact.Certificates.Select(placed => placed.Certificate.Der));
        Assert.Equal([0, 1, 2], artifact.Certificates.Select(placed => placed.Index));
        Assert.Equal(artifact.Blocks.Select(block => block.Location), artifact.Certificates.Select(placed => placed.Location));
    }

    [Theory]
    [InlineData("root.der")]
    [InlineData("root.cer")]
    [InlineData("root")]
    public void Reads_one_certificate_in_DER_at_the_node_that_names_it(string name)
    {
        var artifact = Read(name, Root.Der);

        Assert.Equal(ArtifactFormat.Der, artifact.Format);
        Assert.Empty(artifact.Defects);
        var placed = Assert.Single(artifact.Certificates);
        Assert.Equal(Root.Der, placed.Certificate.Der);
        Assert.Equal(NamedAt, placed.Location);
    }

    [Fact]
    public void Data_after_a_certificate_is_a_defect_and_the_certificate_is_read()
    {
        var artifact = Read("root.der", [.. Root.Der, 0x0a]);

        AssertDefect(artifact, FileDefectKind.TrailingData, NamedAt, "1 byte follows the certificate; nothing may follow it.");
        Assert.Equal(Root.Der, Assert.Single(artifact.Certificates).Certificate.Der);
        Assert.False(artifact.IsComplete);
    }

    [Fact]
    public void Data_after_a_certificate_inside_a_block_is_a_defect_of_the_block()
    {
        var artifact = Read("chain.pem", Pem.Encode("CERTIFICATE", [.. Server.Der, .. Issuer.Der]) + Root.Pem);

        Assert.Equal(FileDefectKind.TrailingData, Assert.Single(artifact.Defects).Kind);
        Assert.Equal(artifact.Blocks[0].Location, artifact.Defects[0].Location);
        Assert.Equal([Server.Der, Root.Der], artifact.Certificates.Select(placed => placed.Certificate.Der));
    }

    [Theory]
    [MemberData(nameof(OtherContents))]
    public void A_certificate_block_with_other_content_says_what_it_is(string content, string message)
    {
        var artifact = Read("chain.pem", Pem.Encode("CERTIFICATE", Other(content)) + Root.Pem);

        AssertDefect(artifact, FileDefectKind.NotACertificate, artifact.Blocks[0].Location, $"The CERTIFICATE block {message}");
        Assert.Equal(Root.Der, Assert.Single(artifact.Certificates).Certificate.Der);
        Assert.False(artifact.IsComplete);
    }

    public static TheoryData<string, string> OtherContents => new()
    {
        { "request", "holds a certification request (PKCS #10); a certificate is required." },
        { "crl", "holds a certificate revocation list; a certificate is required." },
        { "pkcs7", "holds a PKCS #7 bundle; a certificate is required." },
        { "pkcs12", "holds a PKCS #12 store; a certificate is required." },
        { "spki", "holds a public key; a certificate is required." },
        { "pkcs8", "holds a private key; a certificate is required." },
        { "encrypted", "holds a private key; a certificate is required." },
        { "rsa", "holds a private key; a certificate is required." },
        { "ec", "holds a private key; a certificate is required." },
        { "rsa-public", "holds a public key; a certificate is required." },
        { "null", "cannot be decoded as a certificate: SEQUENCE was expected, and NULL found." },
        { "cut", "cannot be decoded as a certificate: the length of the SEQUENCE runs past the end." },
    };

    [Theory]
    [InlineData("request", "server.csr", nameof(ArtifactFormat.CertificationRequest), "The file is a certification request (PKCS #10), which this version does not read.")]
    public void A_format_that_is_not_read_is_a_defect_and_never_a_pass(string content, string name, string format, string message)
    {
        var artifact = Read(name, Other(content));

        Assert.Equal(format, artifact.Format.ToString());
        AssertDefect(artifact, FileDefectKind.UnsupportedFormat, NamedAt, message);
        Assert.False(artifact.IsComplete);
    }

    [Fact]
    public void Revocation_lists_are_read_from_DER_and_PEM()
    {
        var list = Pki.Crl(Root, Server);
        var der = Read("root.crl", list.Der);
        var pem = Read("root.pem", Root.Pem + list.Pem + Pem.Encode("X509 CRL", [0x30, 0x00]));

        Assert.Equal(ArtifactFormat.CertificateRevocationList, der.Format);
        Assert.Empty(der.Defects);
        Assert.Single(Assert.Single(der.RevocationLists).List!.Revoked);
        Assert.Equal([pem.Blocks[1].Location, pem.Blocks[2].Location], pem.RevocationLists.Select(placed => placed.Location));
        Assert.Equal([null, "SEQUENCE is missing at the end"], pem.RevocationLists.Select(placed => placed.Fault));
    }

    [Theory]
    [InlineData("pkcs8")]
    [InlineData("rsa")]
    [InlineData("ec")]
    public void A_private_key_in_DER_keeps_its_public_half(string content)
    {
        var artifact = Read("server.key", Other(content));

        Assert.Equal(ArtifactFormat.PrivateKey, artifact.Format);
        Assert.Empty(artifact.Defects);
        var key = Assert.Single(artifact.PrivateKeys);
        Assert.Equal(content == "rsa" ? TestKey.Rsa2048A.Spki : TestKey.P256A.Spki, key.PublicKey?.Spki);
        Assert.Null(key.Fault);
        Assert.Equal(NamedAt, key.Location);
    }

    [Fact]
    public void An_encrypted_private_key_has_no_public_half_and_says_so()
    {
        var key = Assert.Single(Read("server.key", Other("encrypted")).PrivateKeys);

        Assert.Null(key.PublicKey);
        Assert.Equal("it is encrypted, and no 'password-env' names the environment variable that holds its password", key.Fault);
    }

    [Fact]
    public void A_key_file_may_begin_with_the_parameters_of_its_curve()
    {
        var artifact = Read("server.key", Pem.Encode("EC PARAMETERS", [0x06, 0x01, 0x2a]) + Pem.Encode("EC PRIVATE KEY", Other("ec")));

        Assert.True(artifact.IsComplete);
        Assert.Equal(TestKey.P256A.Spki, Assert.Single(artifact.PrivateKeys).PublicKey?.Spki);
        Assert.Equal(artifact.Blocks[1].Location, artifact.PrivateKeys[0].Location);
    }

    [Theory]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,0\n\nQUJD\n-----END RSA PRIVATE KEY-----\n", true)]
    [InlineData("-----BEGIN PRIVATE KEY-----\nQU!D\n-----END PRIVATE KEY-----\n", false)]
    public void A_private_key_that_cannot_be_decoded_is_still_a_private_key(string text, bool isComplete)
    {
        var artifact = Read("server.key", text);

        var key = Assert.Single(artifact.PrivateKeys);
        Assert.Null(key.PublicKey);
        Assert.Equal("it is encrypted or its block is damaged", key.Fault);
        Assert.Equal(isComplete, artifact.IsComplete);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n")]
    public void Nothing_but_white_space_is_empty(string text) =>
        Assert.Equal(FileDefectKind.Empty, Assert.Single(Read("root.pem", text).Defects).Kind);

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 900\n", "'git lfs pull'")]
    [InlineData("/annex/objects/SHA256E-s900--00.pem\n", "'git annex get'")]
    [InlineData("../.git/annex/objects/aa/bb/SHA256E-s900--00.pem/SHA256E-s900--00.pem", "'git annex get'")]
    public void A_pointer_is_no_content(string text, string help)
    {
        var artifact = Read("root.pem", text);

        var defect = Assert.Single(artifact.Defects);
        Assert.Equal(FileDefectKind.LfsPointer, defect.Kind);
        Assert.Equal(SourceLocation.StartOf(artifact.Path), defect.Location);
        Assert.Contains(help, defect.Help, StringComparison.Ordinal);
        Assert.False(artifact.IsComplete);
    }

    [Fact]
    public void Text_that_only_speaks_of_annexed_objects_is_no_pointer() =>
        Assert.Empty(Read("root.pem", $"# a chain\n# was in /annex/objects/\n{Root.Pem}").Defects);

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void UTF_16_is_not_read(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);

        var artifact = Read("root.pem", [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Root.Pem)]);

        Assert.Equal(FileDefectKind.TextEncoding, Assert.Single(artifact.Defects).Kind);
        Assert.Empty(artifact.Certificates);
        Assert.False(artifact.IsComplete);
    }

    [Theory]
    [InlineData("nothing here\n")]
    [InlineData("0 s:CN = broker\n")]
    [InlineData("MIIB\n")]
    [InlineData("\u0001\u0002\0")]
    public void What_is_neither_PEM_nor_DER_is_no_PEM(string text)
    {
        var artifact = Read("root.pem", text);

        Assert.Equal(FileDefectKind.NoPem, Assert.Single(artifact.Defects).Kind);
        Assert.Equal(ArtifactFormat.Unknown, artifact.Format);
        Assert.False(artifact.IsComplete);
    }

    [Fact]
    public void Text_that_begins_like_DER_is_read_as_PEM() =>
        Assert.Equal([Root.Der], Read("root.pem", "0 s:CN = broker\n" + Root.Pem).Certificates.Select(placed => placed.Certificate.Der));

    [Theory]
    [InlineData("der", "root.pem", "The file's name ends in '.pem' and its content is a DER certificate; PEM is expected.")]
    [InlineData("pem", "root.der", "The file's name ends in '.der' and its content is PEM; a DER certificate is expected.")]
    [InlineData("pem", "root.PFX", "The file's name ends in '.PFX' and its content is PEM; PKCS #12 is expected.")]
    [InlineData("der", "root.p12", "The file's name ends in '.p12' and its content is a DER certificate; PKCS #12 is expected.")]
    [InlineData("pem", "root.p7b", "The file's name ends in '.p7b' and its content is PEM; PKCS #7 is expected.")]
    [InlineData("pkcs12", "root.pem", "The file's name ends in '.pem' and its content is PKCS #12; PEM is expected.")]
    [InlineData("pem", "root.jks", "The file's name ends in '.jks' and its content is PEM; a Java key store is expected.")]
    [InlineData("pkcs8", "root.pem", "The file's name ends in '.pem' and its content is a DER private key; PEM is expected.")]
    [InlineData("pkcs12", "root.jks", null)]
    [InlineData("pkcs7-pem", "root.p7b", null)]
    [InlineData("pkcs8", "server.der", null)]
    [InlineData("pem", "root.pem", null)]
    [InlineData("pem", "root.crt", null)]
    [InlineData("der", "root.crt", null)]
    [InlineData("pem", "root.cer", null)]
    [InlineData("der", "root.cer", null)]
    [InlineData("pkcs8", "root.key", null)]
    [InlineData("pem", "server.chain", null)]
    [InlineData("null", "root.der", null)]
    public void A_name_that_promises_another_format_is_a_defect(string content, string name, string? message)
    {
        var bytes = content switch
        {
            "pem" => Encoding.ASCII.GetBytes(Root.Pem),
            "pkcs7-pem" => Encoding.ASCII.GetBytes(Pem.Encode("PKCS7", Other("pkcs7"))),
            "der" => Root.Der,
            _ => Other(content),
        };

        var mismatches = Read(name, bytes).Defects.Where(defect => defect.Kind == FileDefectKind.FormatMismatch);

        Assert.Equal(message is null ? [] : [message], mismatches.Select(defect => defect.Message));
        Assert.All(mismatches, defect => Assert.Equal(NamedAt, defect.Location));
    }

    [Theory]
    [InlineData("\ufeff", true)]
    [InlineData("# \r\n", true)]
    [InlineData("x\0\n", false)]
    [InlineData(" -----END X-----\n", false)]
    public void A_file_is_complete_where_a_defect_loses_nothing(string before, bool isComplete)
    {
        var artifact = Read("root.pem", before + Root.Pem);

        Assert.NotEmpty(artifact.Defects);
        Assert.Equal(isComplete, artifact.IsComplete);
        Assert.Single(artifact.Certificates);
    }

    private static Artifact Read(string name, string text) => Read(name, Encoding.UTF8.GetBytes(text));

    private static Artifact Read(string name, byte[] bytes) => ArtifactReader.Read($"/repo/{name}", NamedAt, bytes, FilePassword.None);

    private static void AssertDefect(Artifact artifact, FileDefectKind kind, SourceLocation location, string message)
    {
        var defect = Assert.Single(artifact.Defects);
        Assert.Equal(kind, defect.Kind);
        Assert.Equal(location, defect.Location);
        Assert.Equal(message, defect.Message);
    }

    private static byte[] Other(string content)
    {
        using var rsa = RSA.Create();
        using var ec = ECDsa.Create();
        rsa.ImportPkcs8PrivateKey(TestKey.Rsa2048A.Pkcs8, out _);
        ec.ImportPkcs8PrivateKey(TestKey.P256A.Pkcs8, out _);
        return content switch
        {
            "request" => new CertificateRequest("CN=broker", ec, HashAlgorithmName.SHA256).CreateSigningRequest(),
            "crl" => new CertificateRevocationListBuilder().Build(
                new X500DistinguishedName("CN=root"), X509SignatureGenerator.CreateForECDsa(ec), 1, Pki.Now.AddDays(1), HashAlgorithmName.SHA256,
                X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier([1]), Pki.Now),
            "pkcs7" => new X509Certificate2Collection(X509CertificateLoader.LoadCertificate(Root.Der)).Export(X509ContentType.Pkcs7)!,
            "pkcs12" => new X509Certificate2Collection(X509CertificateLoader.LoadCertificate(Root.Der)).Export(X509ContentType.Pkcs12)!,
            "spki" => TestKey.P256A.Spki,
            "pkcs8" => TestKey.P256A.Pkcs8,
            "encrypted" => ec.ExportEncryptedPkcs8PrivateKey("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1)),
            "rsa" => rsa.ExportRSAPrivateKey(),
            "ec" => ec.ExportECPrivateKey(),
            "rsa-public" => rsa.ExportRSAPublicKey(),
            "null" => [0x05, 0x00],
            "cut" => Root.Der[..100],
            _ => throw new ArgumentOutOfRangeException(nameof(content)),
        };
    }
}
