using System.Numerics;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules;

/// <summary>For each rule a repository in which it fires.</summary>
internal static class FiringScenarios
{
    private const string Bundle = """
        version: 1
        profile: tdmq
        certificates:
          clients: { file: ca.pem, role: ca }
        """;

    private static TestCertificate Good => Scenario.Good;

    private static TestCertificate Intermediate => Scenario.Intermediate;

    private static TestCertificate Root => Scenario.Root;

    public static IReadOnlyDictionary<string, Func<Scenario>> ByRule { get; } = new Dictionary<string, Func<Scenario>>
    {
        ["MCG0002"] = () => new Scenario("version: 1\ncertificates: {}\n"),
        ["MCG0003"] = () => Scenario.Server(Good, "domains: [mqtt.example.com]\nanchors: [broker]"),
        ["MCG0004"] = () => Scenario.Server(Good, "domain: [mqtt.example.com]"),
        ["MCG0005"] = () => Scenario.Server(Good, "allow: [{ rule: rsa.modulus-size, reason: Old gateways, until: 2026-05-31 }]"),
        ["MCG0008"] = () => new Scenario("version: 1\ncertificates: [\n"),
        ["MCG1001"] = () => Scenario.Server(Good, "chain: missing.pem"),
        ["MCG1002"] = () => Scenario.Of("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"),
        ["MCG1003"] = () => Scenario.Of(""),
        ["MCG1004"] = () => Scenario.Server(Good).File("server.pem", Good.Der),
        ["MCG1005"] = () => Scenario.Of("no certificate here\n"),
        ["MCG1006"] = () => Scenario.Of(Good.Pem.TrimEnd() + Intermediate.Pem),
        ["MCG1007"] = () => Scenario.Of(Good.Pem + Intermediate.Pem.Replace("END CERTIFICATE", "END CERT", StringComparison.Ordinal)),
        ["MCG1008"] = () => Scenario.Of(Good.Pem + Intermediate.Pem.Replace("MII", "M!I", StringComparison.Ordinal)),
        ["MCG1011"] = () => Scenario.Of(Pem.Chain(Good, Intermediate) + Pem.Encode("DH PARAMETERS", [0x30, 0x00])),
        ["MCG1013"] = () => Scenario.Of("\ufeff" + Pem.Chain(Good, Intermediate)),
        ["MCG1014"] = () => Scenario.Of(Pem.Encode("CERTIFICATE", [.. Good.Der, 0x00]) + Intermediate.Pem),
        ["MCG1015"] = () => Scenario.Of(Good.Pem + Pem.Encode("CERTIFICATE", TestKey.P256A.Spki)),
        ["MCG1016"] = () => Scenario.Server(Good.With(template => template with { Subject = TestName.OfRdns([[]]) })),
        ["MCG1017"] = () => Scenario.Server(Good.With(new TestExtension("2.5.29.19", critical: true, [0x30, 0x03, 0x01, 0x01, 0x00]))),
        ["MCG1018"] = () => Scenario.Server(Good.With(new TestExtension("2.5.29.15", critical: true, [0x03, 0x02, 0x00, 0x80]))),
        ["MCG1019"] = () => Scenario.Server(Good.With(template => template with { Subject = TestName.Cn("mqtt_1", StringKind.Printable) })),
        ["MCG1020"] = () => Scenario.Of(Pem.Chain(Good, Intermediate) + new string('#', 16384)),
        ["MCG1021"] = () => Scenario.Of(Pem.Chain(Good, Intermediate, Intermediate, Intermediate, Intermediate, Intermediate)),
        ["MCG1022"] = () => Scenario.Of(Pem.Chain(Good, Intermediate.Server("other.example.com"), Intermediate)),
        ["MCG1024"] = () => Scenario.Server(Good, "chain: more.p7b").File("more.p7b", Containers.Pkcs7(Intermediate)[..^1]),
        ["MCG1028"] = () => new Scenario("version: 1\nrules: { artifact.undeclared: note }\ncertificates: { broker: { file: server.pem } }\n")
            .File("server.pem", Good.Pem).File("old/server.pem", Good.Pem),
        ["MCG2001"] = () => Scenario.Server(Good).File("old.key", Good.PrivateKeyPem),
        ["MCG2002"] = () => Scenario.Server(Good).File("old.bin", Good.Key.Pkcs8),
        ["MCG2004"] = () => Scenario.Of(Pem.Chain(Good, Intermediate) + Good.PrivateKeyPem),
        ["MCG2005"] = () => Scenario.Server(Good, "key: server.key").File("server.key", Root.PrivateKeyPem),
        ["MCG2006"] = () => Scenario.Server(Good.With(TestKey.Rsa1024)),
        ["MCG2007"] = () => OfKey(TestSpki.Rsa((BigInteger.One << 2048) + 1, 65537)),
        ["MCG2009"] = () => OfKey(TestSpki.Rsa(TestSpki.OddModulus, 1)),
        ["MCG2010"] = () => OfKey(TestSpki.Rsa(TestSpki.OddModulus * 3, 65537)),
        ["MCG2011"] = () => OfKey(TestSpki.Rsa(BigInteger.Pow((BigInteger.One << 1024) - 1, 2), 65537)),
        ["MCG2014"] = () => Fleet(
            Client("device-1").With(template => template with { RawSpki = TestSpki.Rsa(Mersenne(1279) * Mersenne(2203), 65537) }),
            Client("device-2").With(template => template with { RawSpki = TestSpki.Rsa(Mersenne(1279) * Mersenne(2281), 65537) })),
        ["MCG2016"] = () => Scenario.Server(Good.With(template => template with { RawSpki = TestSpki.OnCurve("1.3.132.0.10", TestSpki.Secp256K1Generator) })),
        ["MCG2017"] = () => Scenario.Server(Good.With(template => template with { RawSpki = TestSpki.ExplicitP256 })),
        ["MCG2018"] = () => OfKey(TestSpki.OnCurve("1.2.840.10045.3.1.7", TestSpki.Secp256K1Generator)),
        ["MCG2019"] = () => OfKey(TestSpki.Of("1.3.101.112", new byte[31])),
        ["MCG2020"] = () => OfKey(TestSpki.Rsa(TestSpki.OddModulus, 65537, parameters: _ => { })),
        ["MCG2021"] = () => OfKey(TestSpki.Rsa(TestSpki.OddModulus, 65537, "1.2.840.113549.1.1.10")),
        ["MCG2022"] = () => Scenario.Server(Good.With(template => template with { RawSpki = TestSpki.Of("1.2.840.10040.4.1") })),
        ["MCG2023"] = () => Fleet(Client("device-1").With(Intermediate.Key)),
        ["MCG2024"] = () => Scenario.Server(Good.With(template => template with { RawSpki = TestSpki.Of("2.16.840.1.101.3.4.3.20") })),
        ["MCG2025"] = () => Scenario.Server(Good, "key-type: RSA-4096"),
        ["MCG3001"] = () => Scenario.Server(Good.With(template => template with { Version = 2 })),
        ["MCG3002"] = () => Scenario.Server(Good.With(template => template with { SerialNumber = [0xFB] })),
        ["MCG3003"] = () => Scenario.Server(Good.With(template => template with { SerialNumber = [.. Enumerable.Repeat<byte>(0x7F, 21)] })),
        ["MCG3005"] = () => Fleet(
            Client("device-1").With(template => template with { SerialNumber = [1] }), Client("device-2").With(template => template with { SerialNumber = [1] })),
        ["MCG3006"] = () => Scenario.Server(Good.With(template => template with { RawTbsAlgorithm = SignatureScheme.EcdsaSha384.Algorithm })),
        ["MCG3007"] = () => Scenario.Server(Good.With(template => template with { Issuer = TestName.Empty })),
        ["MCG3008"] = () => Scenario.Of(Pem.Chain(Good, Intermediate.With(template => template with { Subject = TestName.Empty }))),
        ["MCG3009"] = () => Scenario.Server(Good.With(template => template with { Subject = TestName.Empty })),
        ["MCG3012"] = () => Scenario.Server(Good.With(template => template with { Subject = TestName.Cn(new string('a', 65)) })),
        ["MCG4001"] = () => Scenario.Server(Good.With(template => template.Add(TestExtension.BasicConstraints(isCa: false)))),
        ["MCG4002"] = () => Scenario.Server(Good.With(new TestExtension("1.2.3.4", critical: true, [0x05, 0x00]))),
        ["MCG4003"] = () => Scenario.Server(Good.With(new TestExtension("2.5.29.19", critical: true, [0x05, 0x00]))),
        ["MCG4010"] = () => Scenario.Server(Good.With(TestExtension.BasicConstraints(isCa: true))),
        ["MCG4011"] = () => Scenario.Of(Pem.Chain(Good, Intermediate.With(TestExtension.BasicConstraints(isCa: true, critical: false)))),
        ["MCG4012"] = () => Scenario.Server(Good.With(TestExtension.BasicConstraints(isCa: false, pathLength: 0))),
        ["MCG4020"] = () => Scenario.Of(Pem.Chain(Good, Intermediate.Without("2.5.29.15"))),
        ["MCG4021"] = () => Scenario.Server(Good.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyCertSign))),
        ["MCG4022"] = () => Scenario.Server(Good.With(TestExtension.KeyUsage(KeyUsageBits.None))),
        ["MCG4023"] = () => Scenario.Server(Good.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature, critical: false))),
        ["MCG4024"] = () => Scenario.Server(Good.With(TestExtension.KeyUsage(KeyUsageBits.KeyAgreement))),
        ["MCG4025"] = () => Scenario.Server(
            Good.With(TestKey.Rsa4096).With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyAgreement))),
        ["MCG4026"] = () => Scenario.Server(Good.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyEncipherment))),
        ["MCG4027"] = () => Scenario.Server(
            Good.With(TestKey.Ed25519).With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyEncipherment))),
        ["MCG4030"] = () => Scenario.Server(Good.With(TestExtension.ExtendedKeyUsage(TestExtension.ClientAuth))),
        ["MCG4031"] = () => Scenario.Server(Good.With(TestExtension.ExtendedKeyUsage(TestExtension.ServerAuth, "2.5.29.37.0"))),
        ["MCG4032"] = () => Scenario.Server(Good.With(TestExtension.ExtendedKeyUsage(TestExtension.ServerAuth, "1.3.6.1.5.5.7.3.3"))),
        ["MCG4034"] = () => Scenario.Server(
            Good.With(TestExtension.ExtendedKeyUsage(TestExtension.ServerAuth, TestExtension.ClientAuth)), "pki: public"),
        ["MCG4036"] = () => Scenario.Of(Pem.Chain(ForClients.Server("mqtt.example.com"), ForClients)),
        ["MCG4040"] = () => Scenario.Of(Pem.Chain(Good, Intermediate.Without("2.5.29.14"))),
        ["MCG4042"] = () => Scenario.Server(Good.With(TestExtension.SubjectKeyIdentifier() with { Critical = true })),
        ["MCG4043"] = () => Scenario.Server(Good.Without("2.5.29.35")),
        ["MCG4044"] = () => Scenario.Server(Good.With(TestExtension.AuthorityCertificate())),
        ["MCG4050"] = () => Scenario.Server(Good.Without("2.5.29.17")),
        ["MCG4051"] = () => Scenario.Server(Good.With(TestExtension.SubjectAlternativeName())),
        ["MCG4052"] = () => Scenario.Server(Good.With(TestExtension.SubjectAlternativeName(TestGeneralName.Dns("mqtt.example.com")) with { Critical = true })),
        ["MCG4053"] = () => Scenario.Server(Good.With(TestExtension.SubjectAlternativeName(
            TestGeneralName.Dns("mqtt.example.com"), TestGeneralName.Uri("spiffe://example.com/broker")))),
        ["MCG4060"] = () => Scenario.Server(Good.With(TestExtension.NameConstraints([TestGeneralName.Dns("example.com")], []))),
        ["MCG4061"] = () => Scenario.Of(Pem.Chain(Good, Intermediate.With(TestExtension.NameConstraints([TestGeneralName.Dns(".example.com")], [])))),
        ["MCG4071"] = () => Scenario.Server(Good.With(TestExtension.PolicyConstraints(requireExplicitPolicy: 1))),
        ["MCG4083"] = () => Scenario.Server(Good.With(new TestExtension("1.3.6.1.5.5.7.1.24", critical: false, [0x30, 0x03, 0x02, 0x01, 0x05]))),
        ["MCG4084"] = () => Scenario.Server(Good.With(new TestExtension("1.3.6.1.4.1.11129.2.4.3", critical: true, [0x05, 0x00]))),
        ["MCG5001"] = () => Scenario.Server(Good.With(template => template with { Scheme = SignatureScheme.EcdsaSha256.Labelled("1.2.840.113549.1.1.4", 0x05, 0x00) })),
        ["MCG5002"] = () => Scenario.Server(Good.With(template => template with { Scheme = SignatureScheme.EcdsaSha1 })),
        ["MCG5004"] = () => Scenario.Server(Good.With(template => template with { Scheme = SignatureScheme.EcdsaSha256.Labelled("1.2.840.113549.1.1.11") })),
        ["MCG5005"] = () => Scenario.Server(Good.With(template => template with { Scheme = SignatureScheme.EcdsaSha256.Labelled("1.2.840.10045.4.3.2", 0x05, 0x00) })),
        ["MCG5006"] = () => Scenario.Server(Good.With(template => template with { Scheme = SignatureScheme.EcdsaSha256.Labelled("1.2.840.113549.1.1.10") })),
        ["MCG5008"] = () => Scenario.Server(Good.With(template => template with { Scheme = SignatureScheme.EcdsaSha256.Labelled("1.2.840.113549.1.1.11", 0x05, 0x00) })),
        ["MCG5009"] = () => Scenario.Of(Pem.Chain(RsaCa.Server("mqtt.example.com"), RsaCa), "rules: { path.min-strength: { minimumBits: 128 } }"),
        ["MCG6001"] = () => Scenario.Server(Good.Valid(Pki.Utc("2025-01-01T00:00:00Z"), Pki.Utc("2026-05-01T00:00:00Z"))),
        ["MCG6002"] = () => Scenario.Server(Good.Valid(Pki.Utc("2026-07-01T00:00:00Z"), Pki.Utc("2026-12-01T00:00:00Z"))),
        ["MCG6003"] = () => Scenario.Server(Good.Valid(Pki.Utc("2026-01-01T00:00:00Z"), Pki.Utc("2026-06-15T00:00:00Z"))),
        ["MCG6004"] = () => Scenario.Server(Good.Valid(Pki.Utc("2026-07-01T00:00:00Z"), Pki.Utc("2026-01-01T00:00:00Z"))),
        ["MCG6005"] = () => Scenario.Server(Good.Valid(Pki.Utc("2026-01-01T00:00:00Z"), Pki.Utc("1950-01-01T00:00:00Z"))),
        ["MCG6006"] = () => Scenario.Server(Good.With(template => template with { RawValidity = TestValidity.Utc("2601010000Z", "261231235959Z") })),
        ["MCG6007"] = () => Scenario.Server(Good.Valid(Pki.Utc("2026-01-01T00:00:00Z"), Pki.Utc("9999-12-31T23:59:59Z"))),
        ["MCG6008"] = () => Scenario.Server(Good.Valid(Pki.Utc("2026-04-01T00:00:00Z"), Pki.Utc("2027-04-01T00:00:00Z")), "pki: public"),
        ["MCG6009"] = () => Scenario.Server(Good.Valid(Pki.Utc("2026-01-01T00:00:00Z"), Pki.Utc("2029-01-01T00:00:00Z"))),
        ["MCG6010"] = () => Scenario.Of(Pem.Chain(ShortCa.Server("mqtt.example.com"), ShortCa)),
        ["MCG6014"] = () => Scenario.Server(Good, "pki: public"),
        ["MCG7001"] = () => Scenario.Of(Pem.Chain(Intermediate, Good)),
        ["MCG7002"] = () => Scenario.Of(Pem.Chain(Intermediate.Intermediate("Sub CA").Server("mqtt.example.com"), Intermediate, Intermediate.Intermediate("Sub CA"))),
        ["MCG7003"] = () => Scenario.Server(Good.With(template => template.CorruptSignature())),
        ["MCG7004"] = () => Scenario.Server(Good.With(template => template with { Issuer = TestName.Cn("EXAMPLE Issuing CA", StringKind.Printable) })),
        ["MCG7005"] = () => Scenario.Server(Good.With(TestExtension.AuthorityKeyIdentifier([0x01]))),
        ["MCG7006"] = () => Scenario.Of(Good.Pem),
        ["MCG7007"] = () => Scenario.Of(Pem.Chain(Good, Intermediate, Root.Intermediate("Another CA"))),
        ["MCG7008"] = () => Scenario.Of(Pem.Chain(Good, Intermediate, Intermediate)),
        ["MCG7009"] = () => Scenario.Of(Pem.Chain(Good, Intermediate, Root)),
        ["MCG7010"] = () => Scenario.Server(Good).File("server.pem", Pem.Chain(Foreign.Server("mqtt.example.com"), Foreign)),
        ["MCG7011"] = () => Scenario.Of(Pem.Chain(Good, Expired(Intermediate), Intermediate)),
        ["MCG7013"] = () => Scenario.Of(Pem.Chain(
            Confined.Intermediate("Sub CA").Server("mqtt.example.com"), Confined.Intermediate("Sub CA"), Confined)),
        ["MCG7014"] = () => Scenario.Of(Pem.Chain(NotCa.Server("mqtt.example.com"), NotCa)),
        ["MCG7015"] = () => Scenario.Of(Pem.Chain(MayNotSign.Server("mqtt.example.com"), MayNotSign)),
        ["MCG7016"] = () => Scenario.Of(Pem.Chain(ForExampleNet.Server("mqtt.example.com"), ForExampleNet)),
        ["MCG7017"] = () => Scenario.Of(Pem.Chain(Explicit.Server("mqtt.example.com"), Explicit)),
        ["MCG7018"] = () => Scenario.Of(Pem.Chain(ExpiredCa.Server("mqtt.example.com"), ExpiredCa)),
        ["MCG7019"] = () => Scenario.Of(Pem.Chain(ExpiredRoot.Server("mqtt.example.com"))).File("root.pem", ExpiredRoot.Pem),
        ["MCG7020"] = () => Scenario.Of(Pki.SelfSignedServer("mqtt.example.com").Pem),
        ["MCG7023"] = () => Scenario.Server(Good, "crl: ca.crl").File("ca.crl", Pki.Crl(Intermediate, Good).Pem + Pki.Crl(Root).Pem),
        ["MCG7024"] = () => new Scenario(Bundle).File("ca.pem", Pem.Chain(Root, Good)),
        ["MCG8001"] = () => Scenario.Server(Good, "domains: [mqtt.example.net]"),
        ["MCG8002"] = () => Scenario.Server(Good.With(TestExtension.SubjectAlternativeName(TestGeneralName.Dns("other.example.com")))),
        ["MCG8003"] = () => Scenario.Server(Good.With(template => template with { Subject = TestName.Of(new TestNamePart(TestName.Organization, "Example")) })),
        ["MCG8004"] = () => Scenario.Server(Good.With(template => template with { Subject = TestName.Cn("MQTT.example.com") })),
        ["MCG8005"] = () => Scenario.Server(Good.With(template => template with
        {
            Subject = TestName.Of(new TestNamePart(TestName.CommonName, "mqtt.example.com"), new TestNamePart(TestName.CommonName, "mqtt.example.com")),
        })),
        ["MCG8006"] = () => Scenario.Server(Intermediate.Server("mqtt.example.com", "m*.example.com")),
        ["MCG8007"] = () => Scenario.Server(Intermediate.Server("mqtt.example.com", "*.com")),
        ["MCG8008"] = () => Scenario.Server(Intermediate.Server("mqtt.example.com", ".example.com")),
        ["MCG8009"] = () => Scenario.Server(Intermediate.Server("mqtt.example.com", "mqtt.example.com.")),
        ["MCG8010"] = () => Scenario.Server(Intermediate.Server("mqtt.example.com", "mqtt_1.example.com")),
        ["MCG8011"] = () => Scenario.Server(Intermediate.Server("mqtt.example.com", "mqtt.example.com\0.example.net")),
        ["MCG8012"] = () => Scenario.Server(Intermediate.Server("mqtt.example.com", "ab--cd.example.com")),
        ["MCG8013"] = () => Scenario.Server(Good.With(TestExtension.SubjectAlternativeName(
            TestGeneralName.Dns("mqtt.example.com"), TestGeneralName.Dns("10.0.0.5")))),
        ["MCG8014"] = () => Scenario.Server(Good.With(TestExtension.SubjectAlternativeName(
            TestGeneralName.Dns("mqtt.example.com"), TestGeneralName.Ip("::ffff:10.0.0.5")))),
        ["MCG8020"] = () => Scenario.Server(Intermediate.Server("mqtt.example.com", "www.example.com"), "domains: [mqtt.example.com]\nmatch: exact"),
        ["MCG8022"] = () => Scenario.Server(Good, "domains: [{ name: mqtt.example.com, cname: mqtt.example.net }]"),
        ["MCG9001"] = () => Scenario.Server(Good.With(TestExtension.ExtendedKeyUsage("1.3.6.1.5.5.7.3.9"))),
        ["MCG9002"] = () => Scenario.Server(Good, "role: client"),
        ["MCG9003"] = () => Scenario.Server(
            Intermediate.Client("device-1").With(TestExtension.KeyUsage(KeyUsageBits.KeyEncipherment)), "role: client"),
        ["MCG9007"] = () => Scenario.Server(Good).File("root.pem", Root.With(TestExtension.AuthorityKeyIdentifier([1, 2, 3])).Pem),
        ["MCG9009"] = () => new Scenario("""
            version: 1
            profile: tdmq
            defaults: { trust: root.pem }
            certificates:
              a: { file: server.pem }
              b: { file: server.pem }
              c: { file: server.pem }
              d: { file: server.pem }
            """).File("server.pem", Pem.Chain(Good, Intermediate)).File("root.pem", Root.Pem),
        ["MCG9011"] = () => Scenario.Server(Good, $"pin: {new string('0', 64)}"),
        ["MCG9012"] = () => Scenario.Server(Good, "pki: auto"),
    };

    private static TestCertificate Client(string name) => Intermediate.Client(name);

    private static BigInteger Mersenne(int exponent) => (BigInteger.One << exponent) - 1;

    private static Scenario Fleet(params TestCertificate[] devices)
    {
        var scenario = new Scenario("version: 1\ncertificates: { fleet: { files: devices/*.pem, role: client, trust: root.pem } }\n").File("root.pem", Root.Pem);
        for (var device = 0; device < devices.Length; device++)
            scenario.File($"devices/{device}.pem", Pem.Chain(devices[device], Intermediate));
        return scenario;
    }

    private static Scenario OfKey(byte[] spki) => Scenario.Server(Good.With(template => template with { RawSpki = spki }));

    private static TestCertificate Foreign => Pki.Root("Foreign Root CA");

    private static TestCertificate Confined => Root.Intermediate("Confined CA").With(TestExtension.BasicConstraints(isCa: true, pathLength: 0));

    private static TestCertificate NotCa => Root.Intermediate("Not a CA").With(TestExtension.BasicConstraints(isCa: false));

    private static TestCertificate MayNotSign => Root.Intermediate("Silent CA").With(TestExtension.KeyUsage(KeyUsageBits.CrlSign));

    private static TestCertificate ForClients => Root.Intermediate("Client CA").With(TestExtension.ExtendedKeyUsage(TestExtension.ClientAuth));

    private static TestCertificate ForExampleNet =>
        Root.Intermediate("Other CA").With(TestExtension.NameConstraints([TestGeneralName.Dns("example.net")], []));

    private static TestCertificate Explicit => Root.Intermediate("Explicit CA").With(TestExtension.PolicyConstraints(requireExplicitPolicy: 0))
        .With(TestExtension.CertificatePolicies("2.999.1"));

    private static TestCertificate RsaCa => Root.Intermediate("RSA CA").With(TestKey.Rsa2048A);

    private static TestCertificate ShortCa => Root.Intermediate("Short CA").Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc("2026-12-01T00:00:00Z"));

    private static TestCertificate Expired(TestCertificate certificate) => certificate.Valid(Pki.Utc("2020-01-01T00:00:00Z"), Pki.Utc("2026-05-01T00:00:00Z"));

    private static TestCertificate ExpiredCa => Expired(Root.Intermediate("Expired CA"));

    private static TestCertificate ExpiredRoot => Expired(Pki.Root("Expired Root CA"));
}
