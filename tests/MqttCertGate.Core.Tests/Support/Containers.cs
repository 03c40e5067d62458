using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MqttCertGate.TestPki;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;

namespace MqttCertGate.Tests;

/// <summary>Bundles and key stores, made by others than the reader under test: .NET and BouncyCastle.</summary>
internal static class Containers
{
    public const string Password = "Tr0ub4dor&3";

    public static readonly PbeParameters Aes = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 2);

    public static readonly PbeParameters TripleDes = new(PbeEncryptionAlgorithm.TripleDes3KeyPkcs12, HashAlgorithmName.SHA1, 2);

    public static byte[] Pkcs7(params TestCertificate[] certificates) =>
        new X509Certificate2Collection(certificates.Select(Load).ToArray()).Export(X509ContentType.Pkcs7)!;

    /// <summary>
    /// A store as RFC 7292 has it, its certificates in that order and not encrypted; the key is labelled as that of the certificate of number
    /// <paramref name="labelled"/>.
    /// </summary>
    public static byte[] Pkcs12(TestKey? key, int labelled, int iterations, params TestCertificate[] certificates)
    {
        static byte[] Sequence(params byte[][] parts) => Tlv.Encode(Tlv.SequenceTag, parts);
        static byte[] Explicit(byte[] content) => Tlv.Encode(0xA0, content);
        static byte[] Octets(byte[] content) => Tlv.Encode(Tlv.OctetStringTag, content);
        static byte[] Data(byte[] content) => Sequence(Tlv.EncodeOid("1.2.840.113549.1.7.1"), Explicit(Octets(content)));
        static byte[] Bag(string kind, byte[] value, bool isLabelled) => Sequence(
            Tlv.EncodeOid($"1.2.840.113549.1.12.10.1.{kind}"), Explicit(value),
            Tlv.Encode(Tlv.SetTag, isLabelled
                ? Sequence(Tlv.EncodeOid("1.2.840.113549.1.9.21"), Tlv.Encode(Tlv.SetTag, Octets([1])))
                : []));

        var bags = certificates.Select((certificate, index) => Bag(
            "3", Sequence(Tlv.EncodeOid("1.2.840.113549.1.9.22.1"), Explicit(Octets(certificate.Der))), index == labelled)).ToList();
        if (key is not null)
            bags.Add(Bag("2", Import(key).ExportEncryptedPkcs8PrivateKey(Password, Aes), isLabelled: true));
        var content = Sequence(Data(Sequence([.. bags])));

        var generator = new Pkcs12ParametersGenerator(new Sha256Digest());
        generator.Init(PbeParametersGenerator.Pkcs12PasswordToBytes(Password.ToCharArray()), (byte[])[8, 8], Math.Min(iterations, 9));
        var mac = HMACSHA256.HashData(((KeyParameter)generator.GenerateDerivedMacParameters(256)).GetKey(), content);
        return Sequence(
            [Tlv.IntegerTag, 1, 3], Data(content),
            Sequence(
                Sequence(Sequence(Tlv.EncodeOid("2.16.840.1.101.3.4.2.1"), [5, 0]), Octets(mac)), Octets([8, 8]),
                Tlv.Encode(Tlv.IntegerTag, new BigInteger(iterations).ToByteArray(isBigEndian: true))));
    }

    /// <summary>The store of a server, leaf, key and issuer, as .NET writes it.</summary>
    public static byte[] Exported(PbeParameters encryption)
    {
        using var key = (ECDsa)Import(Scenario.Good.Key);
        return new X509Certificate2Collection { Load(Scenario.Intermediate), Load(Scenario.Good).CopyWithPrivateKey(key) }.ExportPkcs12(encryption, Password);
    }

    /// <summary>The same as BouncyCastle writes it: in BER, its certificates under RC2.</summary>
    public static byte[] Stored()
    {
        var store = new Pkcs12StoreBuilder().Build();
        store.SetKeyEntry(
            "broker", new AsymmetricKeyEntry(PrivateKeyFactory.CreateKey(Scenario.Good.Key.Pkcs8)),
            [new X509CertificateEntry(Parse(Scenario.Good)), new X509CertificateEntry(Parse(Scenario.Intermediate))]);
        using var stream = new MemoryStream();
        store.Save(stream, Password.ToCharArray(), new SecureRandom());
        return stream.ToArray();
    }

    /// <summary>The store of a server: leaf and key, and its issuer.</summary>
    public static byte[] Server() => Pkcs12(Scenario.Good.Key, 1, 2, Scenario.Intermediate, Scenario.Good);

    /// <summary>A trusted root, and a key with its chain of two.</summary>
    public static byte[] Jks(TestKey? key = null)
    {
        var store = new JksStore();
        store.SetCertificateEntry("a-root", Parse(Scenario.Root));
        store.SetKeyEntry(
            "broker", PrivateKeyFactory.CreateKey((key ?? Scenario.Good.Key).Pkcs8), Password.ToCharArray(), [Parse(Scenario.Good), Parse(Scenario.Intermediate)]);
        using var stream = new MemoryStream();
        store.Save(stream, Password.ToCharArray());
        return stream.ToArray();
    }

    public static AsymmetricAlgorithm Import(TestKey key)
    {
        AsymmetricAlgorithm algorithm = key.Name.StartsWith("rsa", StringComparison.Ordinal) ? RSA.Create() : ECDsa.Create();
        algorithm.ImportPkcs8PrivateKey(key.Pkcs8, out _);
        return algorithm;
    }

    private static X509Certificate2 Load(TestCertificate certificate) => X509CertificateLoader.LoadCertificate(certificate.Der);

    private static Org.BouncyCastle.X509.X509Certificate Parse(TestCertificate certificate) => new(certificate.Der);
}
