using System.Text;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Scenarios;

/// <summary>A mistake as somebody makes it, and what the gate says first.</summary>
/// <param name="Number">Its rank among the 25 most common mistakes with the certificates of MQTT brokers, 1 the most common.</param>
/// <param name="First">The first finding printed: level, rule and message.</param>
internal sealed record CommonMistake(int Number, Func<Scenario> Repository, string First);

/// <summary>The most common mistakes, each in the forms it comes in.</summary>
internal static class CommonMistakes
{
    private static readonly TestCertificate Foreign = Pki.Root("Foreign Root CA").With(TestKey.P256E);

    public static IReadOnlyDictionary<string, CommonMistake> All { get; } = new Dictionary<string, CommonMistake>
    {
        ["devices have another CA"] = new(1, () => Device(Foreign.Pem),
            "error MCG9014 The path of 'broker' ends at 'Example Root CA', and devices trust 'Foreign Root CA'; a valid path to a CA that devices trust is required."),
        ["the broker's CA is another one"] = new(1, () => Of(Pem.Chain(Foreign.Server("mqtt.example.com"))),
            "error MCG7006 'mqtt.example.com' was issued by 'CN=Foreign Root CA' (key identifier eafc5fc988f65ac2d9b1ffd49c7266c7813114da), which is neither in the file nor declared as trust anchor; the path must end at a declared anchor."),
        ["clients connect to an address"] = new(2, () => Server(Good, "domains: [10.20.0.5]"),
            "error MCG8001 '10.20.0.5' is not covered; the certificate covers DNS mqtt.example.com."),
        ["clients connect to an alias"] = new(2, () => Server(Good, "domains: [mqtt.example.com, localhost]"),
            "error MCG8001 'localhost' is not covered; the certificate covers DNS mqtt.example.com."),
        ["the default certificate of the broker is served"] = new(2, () => Server(Intermediate.Server("Server").Without("2.5.29.17"), "domains: [localhost]"),
            "error MCG8001 'localhost' is not covered; the certificate covers no name."),
        ["the intermediate is missing"] = new(3, () => Of(Good.Pem),
            "error MCG7006 'mqtt.example.com' was issued by 'CN=Example Issuing CA' (key identifier 62fae02d888282c8e3460dff406f27a3d1009d86), which is neither in the file nor declared as trust anchor; the path must end at a declared anchor."),
        ["the name is only in the CN"] = new(4, () => Server(Good.Without("2.5.29.17")),
            "error MCG4050 The certificate has no subject alternative name; one is required."),
        ["the name is only in the CN beside others"] = new(4, () => Server(Good.With(TestExtension.SubjectAlternativeName(TestGeneralName.Dns("localhost")))),
            "error MCG8002 'mqtt.example.com' stands only in the common name; it is required in the subject alternative name."),
        ["line breaks are lost in firmware"] = new(5, () => Device(Root.Pem.ReplaceLineEndings("\\n")),
            "error MCG1006 2 boundaries stand on one line, so that programs read none of them; each needs a line of its own."),
        ["line breaks became spaces"] = new(5, () => Device(Root.Pem.ReplaceLineEndings(" ")),
            "error MCG1006 2 boundaries stand on one line, so that programs read none of them; each needs a line of its own."),
        ["the quotes of a C string are in the file"] = new(5, () => Device(string.Concat(Root.Pem.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"\"{line}\\n\"\n"))),
            "error MCG1006 Text stands on the line of the boundary 'BEGIN CERTIFICATE'; a boundary needs a line of its own."),
        ["the file is cut off"] = new(5, () => Device(Root.Pem[..^30]),
            "error MCG1007 The block 'CERTIFICATE' has no END boundary before the end of the file."),
        ["a letter is lost"] = new(5, () => Device(Root.Pem.Remove(100, 1)),
            "error MCG1008 The block's base64 ends after 501 characters and 2 of padding; together they must be a multiple of four, so part of it is missing or too much."),
        ["the terminating NUL is in the file"] = new(5, () => Device(Root.Pem + "\0"),
            "error MCG1013 The file holds NUL bytes; PEM is plain text."),
        ["the certificate has expired"] = new(6, () => Server(Good.Valid(Pki.Utc("2025-06-01T00:00:00Z"), Pki.Utc("2026-05-31T23:59:59Z"))),
            "error MCG6001 The certificate 'mqtt.example.com' expired on 2026-05-31 23:59:59 UTC."),
        ["the certificate is about to expire"] = new(6, () => Server(Good.Valid(Pki.Utc("2025-06-15T00:00:00Z"), Pki.Utc("2026-06-14T23:59:59Z"))),
            "warning MCG6003 The certificate 'mqtt.example.com' ends on 2026-06-14 23:59:59 UTC; it was to be renewed from 2026-05-15 on."),
        ["the issuing clock is ahead"] = new(7, () => Server(Good.Valid(Pki.Utc("2026-06-03T00:00:00Z"), Pki.Utc("2027-05-31T00:00:00Z"))),
            "error MCG6002 The certificate 'mqtt.example.com' is valid from 2026-06-03 00:00:00 UTC on."),
        ["a page connects to a privately issued certificate"] = new(8, () => Under("clients: [browser-wss]", Good, Intermediate, Root, "transports: [mqtts, wss]"),
            "warning MCG9021 Browsers connect to this certificate over WebSocket and it is privately issued; a publicly trusted one is recommended."),
        ["devices pin the intermediate"] = new(9, () => Device(Intermediate.Pem),
            "warning MCG9013 The trust anchor 'Example Issuing CA' is an intermediate, issued by 'CN=Example Root CA'; the root should be the trust anchor."),
        ["devices pin the leaf"] = new(9, () => Device(Good.Pem),
            "error MCG7024 'mqtt.example.com' has no CA:TRUE; a trust anchor must be a CA."),
        ["devices pin a leaf that was renewed"] = new(9, () => Device(Good.With(template => template with { SerialNumber = [0x01] }).Pem),
            "error MCG7024 'mqtt.example.com' has no CA:TRUE; a trust anchor must be a CA."),
        ["devices have an expired root"] = new(9, () => Device(Root.Valid(Pki.Utc("2016-01-01T00:00:00Z"), Pki.Utc("2026-05-31T23:59:59Z")).Pem),
            "error MCG7019 The trust anchor 'Example Root CA' expired on 2026-05-31 23:59:59 UTC; an anchor within its dates is required."),
        ["devices have the old root of that name"] = new(9, () => Device(Root.With(TestKey.P256E).Pem),
            "error MCG9014 The path of 'broker' ends at another key of 'Example Root CA', and devices trust 'Example Root CA'; a valid path to a CA that devices trust is required."),
        ["the root of devices ends first"] = new(9, () => Device(Root.Valid(Pki.Utc("2016-01-01T00:00:00Z"), Pki.Utc("2026-12-01T00:00:00Z")).Pem),
            "warning MCG9015 The trust anchor 'Example Root CA' ends on 2026-12-01 00:00:00 UTC, before the certificate of 'broker' on 2026-12-31 23:59:59 UTC; it should end later."),
        ["CA and certificate are swapped"] = new(10, () => Of(Root.Pem).File("root.pem", Pem.Chain(Good, Intermediate)),
            "error MCG9017 'Example Root CA' is a CA, and no certificate of a server is in the file; the server's own must come first."),
        ["the CA is in the place of the certificate"] = new(10, () => Of(Root.Pem),
            "error MCG9017 'Example Root CA' is a CA, and no certificate of a server is in the file; the server's own must come first."),
        ["the issuing CA is in the place of the certificate"] = new(10, () => Of(Intermediate.Pem),
            "error MCG9017 'Example Issuing CA' is a CA, and no certificate of a server is in the file; the server's own must come first."),
        ["the certificate is not there"] = new(10, () => Of("").Without("server.pem"),
            "error MCG1001 'server.pem' does not exist."),
        ["the key is in the place of the certificate"] = new(10, () => Of(Good.PrivateKeyPem),
            "error MCG2004 A private key stands in a file of certificates; it must be in a file of its own."),
        ["the certificate is in the place of the key"] = new(10, () => Server(Good, "key: server.pem"),
            "error MCG2005 The key file holds 0 private keys; exactly one is required."),
        ["one file is given for everything"] = new(10, () => Of(Pem.Chain(Good, Intermediate, Root) + Good.PrivateKeyPem, "key: server.pem").File("root.pem", Pem.Chain(Good, Intermediate, Root) + Good.PrivateKeyPem),
            "error MCG2004 A private key stands in a file of certificates; it must be in a file of its own."),
        ["the client's certificate is served"] = new(10, () => Server(Intermediate.Client("device-7"), ""),
            "error MCG4030 The extended key usage is 'clientAuth'; serverAuth is required."),
        ["the key is not where the path says"] = new(11, () => Server(Good, "key: private/server.key"),
            "error MCG1001 'private/server.key' does not exist."),
        ["the key is a folder"] = new(11, () => Server(Good, "key: private").File("private/server.key", Good.PrivateKeyPem),
            "error MCG1001 'private' is a directory; a file is required."),
        ["the key belongs to another certificate"] = new(12, () => Server(Good, "key: server.key").File("server.key", Root.PrivateKeyPem),
            "error MCG2005 The private key (P-256) is not the key of 'mqtt.example.com' (P-256)."),
        ["the key has a passphrase that nobody gives"] = new(13, () => Server(Good, "key: server.key").File("server.key", Containers.Import(Good.Key).ExportEncryptedPkcs8PrivateKeyPem(Containers.Password, Containers.Aes)),
            "error MCG2005 Whether the private key belongs to 'mqtt.example.com' could not be told: it is encrypted, and no 'password-env' names the environment variable that holds its password."),
        ["the CA comes first"] = new(14, () => Of(Pem.Chain(Intermediate, Good)),
            "error MCG7001 The first certificate, 'Example Issuing CA', is a CA; 'mqtt.example.com', the certificate of the server or client, must come first."),
        ["the root is where the intermediate belongs"] = new(14, () => Of(Pem.Chain(Good, Root)),
            "error MCG7006 'mqtt.example.com' was issued by 'CN=Example Issuing CA' (key identifier 62fae02d888282c8e3460dff406f27a3d1009d86), which is neither in the file nor declared as trust anchor; the path must end at a declared anchor."),
        ["only the intermediate is in the CA file"] = new(14, () => Server(Good).File("root.pem", Intermediate.Pem),
            "warning MCG9013 The trust anchor 'Example Issuing CA' is an intermediate, issued by 'CN=Example Root CA'; the root should be the trust anchor."),
        ["a DER file is called PEM"] = new(15, () => Of("").File("server.pem", Root.Server("mqtt.example.com").Der),
            "error MCG1031 The file is in the format DER; the broker takes PEM."),
        ["a PFX file is called PEM"] = new(15, () => Of("").File("server.pem", Containers.Pkcs12(Good.Key, 0, 2048, Good, Intermediate)),
            "error MCG1024 The file is a PKCS #12 store that cannot be read: no 'password-env' names the environment variable that holds its password."),
        ["a PEM file is called PFX"] = new(15, () => new Scenario("version: 1\nprofile: tdmq\ndefaults: { pki: private }\ncertificates: { broker: { file: server.pfx, trust: root.pem } }\n").File("server.pfx", Pem.Chain(Good, Intermediate)).File("root.pem", Root.Pem),
            "warning MCG1004 The file's name ends in '.pfx' and its content is PEM; PKCS #12 is expected."),
        ["the certificate is not for servers"] = new(16, () => Server(Good.With(TestExtension.ExtendedKeyUsage(TestExtension.ClientAuth))),
            "error MCG4030 The extended key usage is 'clientAuth'; serverAuth is required."),
        ["the certificate says not what it is for"] = new(16, () => Server(Good.Without("2.5.29.37")),
            "error MCG4030 The certificate has no extended key usage; serverAuth is required."),
        ["the CA is for servers and the device is a client"] = new(16, TencentSample,
            "error MCG4036 'Example Root CA' is an issuer and its extended key usage is 'serverAuth'; clientAuth is required, or no such extension."),
        ["CA and server have one name"] = new(17, () => Under("profile: mosquitto", Namesake.Server("*.mqtt.example.com"), Namesake, Namesake),
            "warning MCG7030 The certificate and a CA are both named '*.mqtt.example.com'; each must have a subject of its own."),
        ["the broker's pages advise one name for CA and server"] = new(17, () => Under("profile: tdmq", Namesake.Server("*.mqtt.example.com").Without("2.5.29.35"), Namesake, Namesake),
            "error MCG7030 The certificate and a CA are both named '*.mqtt.example.com'; each must have a subject of its own."),
        ["the RSA key is short"] = new(18, () => Server(Good.With(TestKey.Rsa1024)),
            "error MCG2006 The RSA modulus has 1024 bits; at least 2048 are required."),
        ["the signature is over SHA-1"] = new(18, () => Server(Good.With(template => template with { Scheme = SignatureScheme.EcdsaSha1 })),
            "error MCG5002 The certificate is signed with ecdsa-with-SHA1; SHA-256 or stronger is required."),
        ["the certificate is of version 1"] = new(19, () => Server(Good.With(template => template with { Version = 1, Extensions = [] })),
            "error MCG3001 The certificate is of version 1; version 3 is required."),
        ["the CA is none"] = new(19, () => Of(Pem.Chain(NotCa.Server("mqtt.example.com"), NotCa)),
            "error MCG7014 'Not a CA' is an issuer and has no basicConstraints; CA:TRUE is required."),
        ["the CA is of version 1"] = new(19, () => Of(Pem.Chain(VersionOne.Server("mqtt.example.com"), VersionOne)),
            "error MCG3001 The certificate is of version 1; version 3 is required."),
        ["the certificate signed itself"] = new(19, () => Of(Pki.SelfSignedServer("mqtt.example.com").Pem),
            "error MCG7020 The certificate 'mqtt.example.com' is self-signed; one issued by a CA is required."),
        ["the certificate signed itself and is the CA"] = new(19, () => Of(Pki.SelfSignedServer("mqtt.example.com").Pem).File("root.pem", Pki.SelfSignedServer("mqtt.example.com").Pem),
            "error MCG7020 The certificate 'mqtt.example.com' is itself declared as trust anchor; one issued by a CA is required."),
        ["a template lets the certificate sign others"] = new(20, () => Server(Good.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature | KeyUsageBits.NonRepudiation | KeyUsageBits.KeyCertSign))),
            "error MCG4021 The key usage is 'digitalSignature, nonRepudiation, keyCertSign'; keyCertSign and cRLSign are only for CAs."),
        ["the CA was made without key usage"] = new(20, () => Of(NoUsage.Server("mqtt.example.com").Pem).File("root.pem", NoUsage.Pem),
            "note MCG4020 The CA has no key usage; keyCertSign is required."),
        ["the CA was made without key usage and clients are strict"] = new(20, () => Under("clients: [python-3.13]", NoUsage.Server("mqtt.example.com"), NoUsage, NoUsage),
            "error MCG4020 The CA has no key usage; keyCertSign is required."),
        ["a byte order mark comes first"] = new(21, () => Of("\ufeff" + Pem.Chain(Good, Intermediate)),
            "warning MCG1013 The file begins with a UTF-8 byte order mark; some loaders do not find the first block behind it."),
        ["lines end with CR LF"] = new(21, () => Of(Pem.Chain(Good, Intermediate).ReplaceLineEndings("\r\n")),
            "note MCG1013 Lines end with a carriage return; a line feed alone is what every loader reads."),
        ["lines are indented"] = new(21, () => Of("  " + Pem.Chain(Good, Intermediate).TrimEnd().ReplaceLineEndings("\n  ")),
            "error MCG1006 The boundary 'BEGIN CERTIFICATE' is indented; it must begin in the first column."),
        ["a blank line is within a block"] = new(21, () => Of(Pem.Chain(Good, Intermediate).Insert(93, "\n")),
            "error MCG1008 A blank line stands inside the block; nothing but base64 may stand between its boundaries."),
        ["blocks are joined"] = new(21, () => Of(Good.Pem.TrimEnd() + Intermediate.Pem),
            "error MCG1006 2 boundaries stand on one line, so that programs read none of them; each needs a line of its own."),
        ["the file is UTF-16"] = new(21, () => Of("").File("server.pem", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Pem.Chain(Good, Intermediate))]),
            "error MCG1013 The text is encoded in UTF-16, which OpenSSL and most brokers do not read; PEM is ASCII."),
        ["a wildcard is to cover two labels"] = new(22, () => Server(Intermediate.Server("*.example.com"), "domains: [eu.mqtt.example.com]"),
            "error MCG8001 'eu.mqtt.example.com' is not covered; the certificate covers DNS *.example.com."),
        ["a wildcard is only in the CN"] = new(22, () => Server(Intermediate.Server("*.example.com").Without("2.5.29.17")),
            "error MCG4050 The certificate has no subject alternative name; one is required."),
        ["a wildcard is a part of a label"] = new(22, () => Server(Intermediate.Server("m*.example.com")),
            "error MCG8001 'mqtt.example.com' is not covered; the certificate covers DNS m*.example.com."),
        ["the CA bundle for clients is missing"] = new(23, () => Clients().Without("clients-ca.pem"),
            "error MCG1001 'clients-ca.pem' does not exist."),
        ["the CA bundle for clients is empty"] = new(23, () => Clients().File("clients-ca.pem", ""),
            "error MCG1003 'clients-ca.pem' is empty, or not a regular file."),
        ["the CA bundle admits one certificate"] = new(23, () => Clients().File("clients-ca.pem", Root.Client("device-7").Pem),
            "error MCG7024 'device-7' has no CA:TRUE; a CA bundle may hold only CA certificates."),
        ["a client's certificate is from another CA than the broker's bundle"] = new(23, () => Clients(Foreign.Client("device-7")),
            "error MCG7006 'device-7' was issued by 'CN=Foreign Root CA' (key identifier eafc5fc988f65ac2d9b1ffd49c7266c7813114da), which is neither in the file nor declared as trust anchor; the path must end at a declared anchor."),
        ["the key is Ed25519"] = new(24, () => Server(Good.With(TestKey.Ed25519)),
            "note MCG2019 The key is of type Ed25519, which browsers and many devices do not support; every client must."),
        ["the key is P-521 and browsers connect"] = new(24, () => Under("clients: [browser-wss]", Good.With(TestKey.P521), Intermediate, Root),
            "error MCG2030 The key is of the type P-521, which is not supported; another type is required."),
        ["the serial number is zero"] = new(25, () => Server(Good.With(template => template with { SerialNumber = [0x00] })),
            "warning MCG3002 The serial number '00' is zero; it must be positive."),
        ["a time before 2050 is a GeneralizedTime"] = new(25, () => Server(Good.With(template => template with { RawValidity = TestValidity.Generalized("260101000000Z", "20491231235959Z") })),
            "error MCG6005 A date must be a UTCTime up to 2049 and a GeneralizedTime from 2050 on: notAfter is the GeneralizedTime '20491231235959Z', which is before 2050."),
        ["the signature algorithm lacks its NULL"] = new(25, () => Of(WithoutNull.Pem).File("root.pem", WithoutNull.Issuer.Pem),
            "warning MCG5004 The signature algorithm sha256WithRSAEncryption has no parameters; NULL is required."),
    };

    /// <summary>The sample of Tencent Cloud's documentation: a CA for servers only certifies a leaf for both, which a device presents.</summary>
    private static Scenario TencentSample()
    {
        var authority = Root.With(TestExtension.ExtendedKeyUsage(TestExtension.ServerAuth));
        return Clients(authority.Client("device-7").With(TestExtension.ExtendedKeyUsage(TestExtension.ServerAuth, TestExtension.ClientAuth)), authority);
    }

    /// <summary>A server under the demands of a broker or of clients.</summary>
    private static Scenario Under(string demands, TestCertificate leaf, TestCertificate issuer, TestCertificate root, string entry = "transports: [mqtts]") => new Scenario($$"""
        version: 1
        {{demands}}
        certificates:
          broker: { file: server.pem, trust: root.pem, pki: private, {{entry}} }
        """).File("server.pem", Pem.Chain(leaf, issuer)).File("root.pem", root.Pem);

    /// <summary>A bundle registered at the broker, and a client that is to be admitted by it.</summary>
    private static Scenario Clients(TestCertificate? client = null, TestCertificate? authority = null) => new Scenario("""
        version: 1
        defaults: { pki: private }
        certificates:
          bundle: { file: clients-ca.pem, role: ca }
          device: { file: device.pem, role: client, trust: clients-ca.pem }
        """).File("clients-ca.pem", (authority ?? Root).Pem).File("device.pem", (client ?? Root.Client("device-7")).Pem);

    /// <summary>What is built into devices beside the good certificate of a broker.</summary>
    private static Scenario Device(string anchors) => new Scenario("""
        version: 1
        defaults: { pki: private }
        certificates:
          broker: { file: server.pem, trust: root.pem, domains: [mqtt.example.com] }
          device: { file: root_ca.pem, role: trust, anchors: [broker] }
        """).File("root_ca.pem", anchors).File("server.pem", Pem.Chain(Good, Intermediate)).File("root.pem", Root.Pem);

    private static TestCertificate WithoutNull => Pki.Root("Example RSA CA").With(TestKey.Rsa2048A).Server("mqtt.example.com")
        .With(template => template with { Scheme = SignatureScheme.RsaSha256.Labelled("1.2.840.113549.1.1.11") });

    private static TestCertificate Namesake => Pki.Root("*.mqtt.example.com");

    private static TestCertificate NoUsage => Pki.Root("MQTT-CA").Without("2.5.29.15");

    private static TestCertificate NotCa => Root.Intermediate("Not a CA").Without("2.5.29.19");

    private static TestCertificate VersionOne => Root.Intermediate("Old CA").With(template => template with { Version = 1, Extensions = [] });
}
