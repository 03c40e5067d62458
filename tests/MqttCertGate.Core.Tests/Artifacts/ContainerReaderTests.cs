using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using MqttCertGate.X509;
using static MqttCertGate.Tests.Containers;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Artifacts;

public sealed class ContainerReaderTests
{
    private static readonly SourceLocation NamedAt = new("/repo/mqttcertgate.yml", 4, 11, 4, 27);

    private const string Wrong = "the password is wrong, or the content is damaged.";

    [Fact]
    public void A_bundle_keeps_the_order_and_the_bytes_of_its_file()
    {
        var bundle = Pkcs7(Root, Good, Intermediate);
        var artifact = Read("chain.p7b", bundle);

        // .NET encodes a SET OF in DER, which sorts it; the file says in which order.
        Assert.Equal(OrderIn(bundle, Root, Good, Intermediate), CertificatesOf(artifact));
        Assert.Equal(ArtifactFormat.Pkcs7, artifact.Format);
        Assert.Empty(artifact.Defects);
        Assert.True(artifact.IsComplete);
        Assert.False(artifact.NeedsPassword);
        Assert.All(artifact.Certificates, placed => Assert.Equal(NamedAt, placed.Location));
    }

    [Theory]
    [InlineData("PKCS7")]
    [InlineData("CMS")]
    public void A_bundle_in_PEM_is_read_as_one(string label)
    {
        var artifact = Read("chain.p7b", System.Text.Encoding.ASCII.GetBytes(Pem.Encode(label, Pkcs7(Good, Intermediate))));

        Assert.Equal(2, artifact.Certificates.Count);
        Assert.Equal(ArtifactFormat.Pkcs7, artifact.Format);
        Assert.Empty(artifact.Defects);
        Assert.All(artifact.Certificates, placed => Assert.Equal(artifact.Blocks[0].Location, placed.Location));
    }

    [Fact]
    public void Certificates_beside_a_bundle_in_PEM_make_it_PEM()
    {
        var artifact = Read("chain.pem", System.Text.Encoding.ASCII.GetBytes(Good.Pem + Pem.Encode("PKCS7", Pkcs7(Intermediate))));

        Assert.Equal(ArtifactFormat.Pem, artifact.Format);
        Assert.Equal([Good.Der], CertificatesOf(artifact));
    }

    [Fact]
    public void Indefinite_lengths_are_read_and_the_certificate_stays_as_it_is()
    {
        byte[] open = [0x30, 0x80], close = [0, 0];
        byte[] bundle =
        [
            .. open, .. Tlv.EncodeOid("1.2.840.113549.1.7.2"), 0xA0, 0x80, .. open, 2, 1, 1, 0x31, 0, .. open, .. Tlv.EncodeOid("1.2.840.113549.1.7.1"), .. close,
            0xA0, 0x80, .. Good.Der, .. Intermediate.Der, .. close, 0x31, 0, .. close, .. close, .. close,
        ];

        var artifact = Read("chain.p7b", bundle);

        Assert.Empty(artifact.Defects);
        Assert.Equal([Good.Der, Intermediate.Der], CertificatesOf(artifact));
        for (var length = 2; length < bundle.Length; length++)
            Assert.False(Read("chain.p7b", bundle[..length]).IsComplete);
    }

    [Fact]
    public void A_bundle_of_nothing_is_a_defect() =>
        AssertUnreadable(Read("chain.p7b", Pkcs7()), "The file is a PKCS #7 bundle that cannot be read: it is empty.");

    [Fact]
    public void Nesting_without_end_is_a_defect() => AssertUnreadable(
        Read("server.p7b", [0x30, 0x80, .. Tlv.EncodeOid("1.2"), .. Enumerable.Repeat(new byte[] { 0xA0, 0x80 }, 200_000).SelectMany(part => part)]),
        "The file is a PKCS #7 bundle that cannot be read: more than 30 elements are nested.");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    public void The_certificate_of_the_key_comes_first_whatever_the_label_says(int rotation, int labelled)
    {
        TestCertificate[] certificates = [Good, Intermediate, Root];
        certificates = [.. certificates.Skip(rotation), .. certificates.Take(rotation)];

        var artifact = Read("server.pfx", Pkcs12(Good.Key, labelled, 2, certificates), Password);

        Assert.Empty(artifact.Defects);
        Assert.Equal([Good.Der, .. certificates.Where(certificate => certificate != Good).Select(certificate => certificate.Der)], CertificatesOf(artifact));
        Assert.Equal(Good.Key.Spki, Assert.Single(artifact.PrivateKeys).PublicKey?.Spki);
        Assert.True(artifact.NeedsPassword);
    }

    [Theory]
    [InlineData("aes")]
    [InlineData("3des")]
    [InlineData("rc2")]
    public void Stores_of_other_makers_are_read(string encryption)
    {
        var store = encryption switch { "aes" => Exported(Aes), "3des" => Exported(TripleDes), _ => Stored() };

        var artifact = Read("server.pfx", store, Password);

        Assert.Empty(artifact.Defects);
        Assert.Equal([Good.Der, Intermediate.Der], CertificatesOf(artifact));
        Assert.Equal(Good.Key.Spki, Assert.Single(artifact.PrivateKeys).PublicKey?.Spki);
    }

    [Fact]
    public void Where_no_certificate_has_the_key_the_labelled_one_comes_first() =>
        Assert.Equal([Good.Der, Intermediate.Der], CertificatesOf(Read("server.pfx", Pkcs12(TestKey.P384, 1, 2, Intermediate, Good), Password)));

    [Fact]
    public void A_store_without_a_key_keeps_its_order() =>
        Assert.Equal([Root.Der, Intermediate.Der], CertificatesOf(Read("trust.p12", Pkcs12(null, 9, 2, Root, Intermediate), Password)));

    [Theory]
    [InlineData("wrong", Wrong)]
    [InlineData("", Wrong)]
    [InlineData(null, "the environment variable 'SECRET', named by 'password-env', is not set.")]
    public void Without_its_password_nothing_of_a_store_is_read(string? password, string reason)
    {
        var artifact = Read("server.pfx", Server(), password);

        AssertUnreadable(artifact, $"The file is a PKCS #12 store that cannot be read: {reason}");
        Assert.Empty(artifact.PrivateKeys);
    }

    [Fact]
    public void Every_octet_of_a_store_is_authenticated_or_read()
    {
        var store = Server();
        for (var index = 0; index < store.Length; index++)
        {
            byte[] spoilt = [.. store];
            spoilt[index] ^= 1;
            var artifact = Read("server.pfx", spoilt, Password);
            Assert.True(!artifact.IsComplete || CertificatesOf(artifact).SequenceEqual([Good.Der, Intermediate.Der], Same), $"{index}");
        }
    }

    [Theory]
    [InlineData("server.pfx")]
    [InlineData("server.jks")]
    public void A_store_cut_anywhere_is_incomplete(string name)
    {
        var store = name == "server.pfx" ? Server() : Jks();
        for (var length = 5; length < store.Length; length++)
        {
            var artifact = Read(name, store[..length], Password);
            Assert.False(artifact.IsComplete);
            Assert.Empty(artifact.Certificates);
        }
    }

    [Theory]
    [InlineData("server.pfx", "1 byte follows a PKCS #12 store; nothing may follow it.")]
    [InlineData("server.jks", "1 byte follows a Java key store; nothing may follow it.")]
    [InlineData("server.p7b", "1 byte follows a PKCS #7 bundle; nothing may follow it.")]
    public void What_follows_is_trailing_data(string name, string message)
    {
        var store = name == "server.pfx" ? Server() : name == "server.jks" ? Jks() : Pkcs7(Good);

        var defect = Assert.Single(Read(name, [.. store, 0], Password).Defects);

        Assert.Equal((FileDefectKind.TrailingData, message), (defect.Kind, defect.Message));
    }

    [Fact]
    public void Iterations_are_not_begun_where_they_would_not_end() => AssertUnreadable(
        Read("server.pfx", Pkcs12(null, 0, int.MaxValue, Good), Password),
        "The file is a PKCS #12 store that cannot be read: its iteration counts add up to more than 600000.");

    [Theory]
    [InlineData(600_000, 1)]
    [InlineData(300_000, 300_001)]
    public void Iterations_add_up(int first, int second)
    {
        var password = new FilePassword("SECRET", _ => Password);
        Assert.Equal(first, password.Spend(first));

        Assert.Throws<MalformedException>(() => password.Spend(second));
        Assert.Throws<MalformedException>(() => password.Spend(0));
    }

    [Fact]
    public void A_Java_key_store_gives_the_chain_of_its_key_first()
    {
        var artifact = Read("server.jks", Jks(), Password);

        Assert.Empty(artifact.Defects);
        Assert.Equal([Good.Der, Intermediate.Der, Root.Der], CertificatesOf(artifact));
        Assert.Equal(Good.Key.Spki, Assert.Single(artifact.PrivateKeys).PublicKey?.Spki);
    }

    [Fact]
    public void JCEKS_differs_by_its_magic_number()
    {
        byte[] store = [0xCE, 0xCE, 0xCE, 0xCE, .. Jks()[4..]];

        Assert.Equal(3, Read("server.jks", store, null).Certificates.Count);
        AssertUnreadable(Read("server.jks", store, Password), $"The file is a Java key store that cannot be read: {Wrong}");
    }

    [Fact]
    public void Without_its_password_a_Java_key_store_is_read_and_its_integrity_is_in_doubt()
    {
        var artifact = Read("server.jks", Jks(), null);

        var defect = Assert.Single(artifact.Defects);
        Assert.Equal(FileDefectKind.IntegrityNotEvaluated, defect.Kind);
        Assert.Equal(
            "The integrity of a Java key store was not evaluated: the environment variable 'SECRET', named by 'password-env', is not set.", defect.Message);
        Assert.Equal(3, artifact.Certificates.Count);
        Assert.True(artifact.IsComplete);
    }

    [Theory]
    [InlineData(3, 2, "it holds a secret key, and where that ends only Java can tell")]
    [InlineData(1, 3, "its version 3 is not known")]
    public void A_Java_key_store_of_what_cannot_be_skipped_is_unreadable(byte kind, byte version, string reason) => AssertUnreadable(
        Read("server.jks", [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, version, 0, 0, 0, 1, 0, 0, 0, kind, 0, 0, .. new byte[40]], Password),
        $"The file is a Java key store that cannot be read: {reason}.");

    private static Artifact Read(string name, byte[] bytes, string? password = null) =>
        ArtifactReader.Read($"/repo/{name}", NamedAt, bytes, new FilePassword("SECRET", _ => password));

    private static List<byte[]> CertificatesOf(Artifact artifact) => [.. artifact.Certificates.Select(placed => placed.Certificate.Der)];

    private static IEnumerable<byte[]> OrderIn(byte[] file, params TestCertificate[] certificates) =>
        certificates.Select(certificate => certificate.Der).OrderBy(der => file.AsSpan().IndexOf(der));

    private static EqualityComparer<byte[]> Same { get; } = EqualityComparer<byte[]>.Create((left, right) => left!.AsSpan().SequenceEqual(right));

    private static void AssertUnreadable(Artifact artifact, string message)
    {
        var defect = Assert.Single(artifact.Defects);
        Assert.Equal((FileDefectKind.ContainerUnreadable, message, NamedAt), (defect.Kind, defect.Message, defect.Location));
        Assert.Empty(artifact.Certificates);
        Assert.False(artifact.IsComplete);
    }
}
