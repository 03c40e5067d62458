using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using MqttCertGate.TestPki;
using Org.BouncyCastle.Security;

namespace MqttCertGate.Fuzz;

/// <summary>What inputs are made of: files of the test PKI, and the public corpora where they stand beside the repository.</summary>
internal sealed class Seeds
{
    public const string Password = "changeit";

    private static readonly TestCertificate Root = Pki.Root("Example Root CA");

    private static readonly TestCertificate Intermediate = Root.Intermediate("Example Issuing CA")
        .With(TestExtension.NameConstraints([TestGeneralName.Dns("example.com"), TestGeneralName.Network("10.0.0.0/255.0.0.0")], [TestGeneralName.Email("example.org")]))
        .With(TestExtension.CertificatePolicies("1.3.6.1.4.1.99999.1", "2.5.29.32.0"))
        .With(TestExtension.PolicyMappings(("1.3.6.1.4.1.99999.1", "1.3.6.1.4.1.99999.2")))
        .With(TestExtension.PolicyConstraints(requireExplicitPolicy: 3, inhibitPolicyMapping: 1))
        .With(TestExtension.InhibitAnyPolicy(2));

    private static readonly TestCertificate Server = Intermediate.Server("mqtt.example.com", "10.0.0.5", "*.example.com")
        .With(TestExtension.CaIssuers("http://ca.example.com/ca.crt"));

    private static readonly TestKey[] Keys =
        [TestKey.P256A, TestKey.P384, TestKey.P521, TestKey.Rsa1024, TestKey.Rsa2048A, TestKey.Ed25519, TestKey.MlDsa65];

    private static readonly TestKey[] NodeKeys =
        [TestKey.P256A, TestKey.P256B, TestKey.P256C, TestKey.P256D, TestKey.P256E, TestKey.P256F, TestKey.P256G, TestKey.P384];

    private static readonly byte[] Pkcs7Bundle = new X509Certificate2Collection((X509Certificate2[])[Load(Server), Load(Intermediate)]).Export(X509ContentType.Pkcs7)!;

    private readonly List<(string Kind, byte[] Data)> corpus = [.. ReadCorpus()];

    public Seeds()
    {
        Certificates =
        [
            Root.Der, Intermediate.Der, Server.Der, Intermediate.Client("device-7").Der, .. Keys.Select(key => Root.With(key).Server("a.example.com").Der), .. OfKind("cert"),
        ];
        RevocationLists = [Pki.Crl(Root, Intermediate).Der, Pki.Crl(Intermediate, Server).Der, .. OfKind("crl")];
        Pkcs7 = [Pkcs7Bundle];
        Pkcs12 = [.. MakePkcs12(), .. OfKind("pkcs12")];
        JavaKeyStores = [MakeJavaKeyStore()];
        PrivateKeys = [.. Keys.Select(key => key.Pkcs8), .. MakePrivateKeys(), .. OfKind("key-any", "privkey", "pkcs8")];
        Binaries = [.. Certificates.Take(11), .. RevocationLists.Take(2), .. Pkcs7, .. Pkcs12, .. JavaKeyStores, .. PrivateKeys, .. corpus.Select(input => input.Data)];
        Texts = [.. MakeTexts().Select(Encoding.ASCII.GetBytes), .. OfKind("pem")];
        Repository = MakeRepository();
    }

    public IReadOnlyList<byte[]> Certificates { get; }

    public IReadOnlyList<byte[]> RevocationLists { get; }

    public IReadOnlyList<byte[]> Pkcs7 { get; }

    public IReadOnlyList<byte[]> Pkcs12 { get; }

    public IReadOnlyList<byte[]> JavaKeyStores { get; }

    /// <summary>PKCS #8, plain and encrypted, PKCS #1 and SEC 1.</summary>
    public IReadOnlyList<byte[]> PrivateKeys { get; }

    /// <summary>DER of every kind, for what tells kinds apart.</summary>
    public IReadOnlyList<byte[]> Binaries { get; }

    public IReadOnlyList<byte[]> Texts { get; }

    /// <summary>A repository for the whole gate.</summary>
    public IReadOnlyDictionary<string, byte[]> Repository { get; }

    public static IReadOnlyList<byte[]> Manifests { get; } = [.. Samples.Manifests.Select(Encoding.UTF8.GetBytes)];

    public static IReadOnlyList<byte[]> Profiles { get; } = [.. Samples.Profiles.Select(Encoding.UTF8.GetBytes)];

    private static byte[][] MakePkcs12()
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Server.Key.Pkcs8, out _);
        var store = new X509Certificate2Collection { Load(Intermediate), Load(Server).CopyWithPrivateKey(key) };
        return
        [
            store.ExportPkcs12(new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 2), Password),
            store.ExportPkcs12(new PbeParameters(PbeEncryptionAlgorithm.TripleDes3KeyPkcs12, HashAlgorithmName.SHA1, 2), Password),
        ];
    }

    private static byte[] MakeJavaKeyStore()
    {
        var store = new JksStore();
        store.SetCertificateEntry("root", Parse(Root));
        store.SetKeyEntry("broker", PrivateKeyFactory.CreateKey(Server.Key.Pkcs8), Password.ToCharArray(), [Parse(Server), Parse(Intermediate)]);
        using var stream = new MemoryStream();
        store.Save(stream, Password.ToCharArray());
        return stream.ToArray();
    }

    private static byte[][] MakePrivateKeys()
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(TestKey.Rsa1024.Pkcs8, out _);
        using var ec = ECDsa.Create();
        ec.ImportPkcs8PrivateKey(TestKey.P256A.Pkcs8, out _);
        return
        [
            rsa.ExportRSAPrivateKey(), ec.ExportECPrivateKey(),
            ec.ExportEncryptedPkcs8PrivateKey(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 2)),
            rsa.ExportEncryptedPkcs8PrivateKey(Password, new PbeParameters(PbeEncryptionAlgorithm.TripleDes3KeyPkcs12, HashAlgorithmName.SHA1, 2)),
        ];
    }

    private static string[] MakeTexts() =>
    [
        Pem.Chain(Server, Intermediate, Root), Server.Pem + Server.PrivateKeyPem, Pki.Crl(Root, Intermediate).Pem, Pem.Encode("PKCS7", Pkcs7Bundle),
        Pem.Encode("ENCRYPTED PRIVATE KEY", MakePrivateKeys()[2]), $"# {Convert.ToBase64String(TestKey.Ed25519.Pkcs8)}\n",
        $"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,{new string('0', 32)}\n\n{Convert.ToBase64String(new byte[96])}\n-----END RSA PRIVATE KEY-----\n",
    ];

    private Dictionary<string, byte[]> MakeRepository() => new()
    {
        ["mqttcertgate.yml"] = Manifests[0],
        ["server.pem"] = Texts[0],
        ["chain.pem"] = Encoding.ASCII.GetBytes(Intermediate.Pem),
        ["root.pem"] = Encoding.ASCII.GetBytes(Root.Pem),
        ["server.key"] = Encoding.ASCII.GetBytes(Server.PrivateKeyPem),
        ["root.crl"] = RevocationLists[0],
        ["store.p12"] = Pkcs12[0],
        ["store.jks"] = JavaKeyStores[0],
        ["profile.yml"] = Profiles[0],
        ["base.yml"] = Encoding.UTF8.GetBytes(Samples.Base),
    };

    /// <summary>Eight authorities that certify one another, each with keys and constraints of its own.</summary>
    public static IReadOnlyList<byte[]> Mesh
    {
        get
        {
            var nodes = NodeKeys.Select((key, index) => Pki.Root($"node {index}").With(key)).ToList();
            nodes[1] = nodes[1].With(TestExtension.BasicConstraints(isCa: true, pathLength: 1));
            nodes[2] = nodes[2].With(TestExtension.NameConstraints([TestGeneralName.Dns("example.com")], []));
            nodes[3] = nodes[3].With(TestExtension.CertificatePolicies("1.3.6.1.4.1.99999.1"));
            return [.. from node in nodes from issuer in nodes select (node == issuer ? node : node.SignedBy(issuer)).Der, .. nodes.Select(node => node.Server("mqtt.example.com").Der)];
        }
    }

    private IEnumerable<byte[]> OfKind(params string[] kinds) => corpus.Where(input => kinds.Contains(input.Kind)).Select(input => input.Data);

    private static IEnumerable<(string Kind, byte[] Data)> ReadCorpus()
    {
        if (Corpora is not { } folder)
            yield break;
        using var lines = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "fuzz", "inputs.jsonl.gz")), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            using var input = JsonDocument.Parse(line);
            yield return (input.RootElement.GetProperty("kind").GetString()!, input.RootElement.GetProperty("data").GetBytesFromBase64());
        }

        foreach (var file in Directory.GetFiles(Path.Combine(folder, "zlint", "testdata"), "*.pem").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            if (PemEncoding.TryFind(text, out var fields))
                yield return ("cert", Convert.FromBase64String(text[fields.Base64Data]));
        }

        foreach (var file in Directory.GetFiles(Path.Combine(folder, "keypairs", "files")).Order(StringComparer.Ordinal))
            yield return (File.ReadAllText(file).Contains("-----BEGIN", StringComparison.Ordinal) ? "pem" : "key-any", File.ReadAllBytes(file));
    }

    /// <summary>The nearest folder of that name beside or above this program; null where there is none.</summary>
    private static string? Corpora
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var corpora = Path.Combine(folder.FullName, "shared", "corpora");
                if (Directory.Exists(corpora))
                    return corpora;
            }

            return null;
        }
    }

    private static X509Certificate2 Load(TestCertificate certificate) => X509CertificateLoader.LoadCertificate(certificate.Der);

    private static Org.BouncyCastle.X509.X509Certificate Parse(TestCertificate certificate) => new(certificate.Der);
}
