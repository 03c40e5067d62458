using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules;

/// <summary>Rules that only profiles and overlays turn on: what fires, what does not, and both sides of each limit.</summary>
public sealed class DemandRuleTests
{
    private const string Encrypted = "encrypted.key";

    private static TestCertificate RsaRoot => Pki.Root("RSA Root CA").With(TestKey.Rsa2048B);

    private static TestCertificate Device => Intermediate.Client("device-7");

    private static TestCertificate ForBoth => Good.With(TestExtension.ExtendedKeyUsage(TestExtension.ServerAuth, TestExtension.ClientAuth));

    private static TestCertificate Ends(string notAfter) => Good.Valid(Pki.Utc("2026-01-01T00:00:00Z"), Pki.Utc(notAfter));

    private static TestCertificate Ocsp(int characters) => Good.With(TestExtension.Ocsp("http://ocsp.example.com/".PadRight(characters, 'a')));

    private static TestCertificate Named(params string[] names) => Device.With(template => template with
    {
        Subject = TestName.Of([.. names.Select(name => new TestNamePart(TestName.CommonName, name))]),
    });

    private static readonly Dictionary<string, (string Rule, string Setting, string Chain, string Entry, string? Message)> Cases = new()
    {
        ["one file"] = ("chain-file.layout", "error", Pem.Chain(Good, Intermediate), "", null),
        ["two files for one"] = (
            "chain-file.layout", "error", Good.Pem, "chain: ca.pem",
            "error: The intermediates stand under 'chain', in a file of their own; the broker takes one file with all certificates, the server's first."),
        ["two files"] = ("chain-file.layout", "{ level: error, requiredLeafAlone: true }", Good.Pem, "chain: ca.pem", null),
        ["one file for two"] = (
            "chain-file.layout", "{ level: error, requiredLeafAlone: true }", Pem.Chain(Good, Intermediate), "chain: ca.pem",
            "error: The file holds 2 certificates; the broker takes the server's alone, and the others as 'chain'."),
        ["a client's files are its own affair"] = ("chain-file.layout", "error", Device.Pem, "role: client\nchain: ca.pem", null),
        ["PEM"] = ("file.format-accepted", "error", Good.Pem, "chain: ca.pem", null),
        ["DER in the chain"] = ("file.format-accepted", "error", Good.Pem, "chain: ca.der", "error: The file is in the format DER; the broker takes PEM."),
        ["DER where it is taken"] = ("file.format-accepted", "{ level: error, acceptedFormats: [PEM, DER] }", Good.Pem, "chain: ca.der", null),
        ["PKCS #7"] = ("file.format-accepted", "error", Good.Pem, "chain: ca.p7b", "error: The file is in the format PKCS7; the broker takes PEM."),
        ["no list"] = ("key.accepted", "error", Good.Pem, "", null),
        ["in the list"] = ("key.accepted", "{ level: error, acceptedKeys: [P-256, RSA-2048] }", Good.Pem, "", null),
        ["not in the list"] = (
            "key.accepted", "{ level: error, acceptedKeys: [P-384, RSA-2048] }", Good.Pem, "", "error: The key is of the type P-256; only P-384, RSA-2048 are taken."),
        ["any RSA"] = ("key.accepted", "{ level: error, acceptedKeys: [RSA] }", Good.With(TestKey.Rsa3072).Pem, "", null),
        ["any EC"] = ("key.accepted", "{ level: error, acceptedKeys: [EC] }", Good.With(TestKey.P384).Pem, "", null),
        ["RSA where EC is taken"] = (
            "key.accepted", "{ level: error, acceptedKeys: [EC] }", Good.With(TestKey.Rsa3072).Pem, "", "error: The key is of the type RSA-3072; only EC are taken."),
        ["refused"] = (
            "key.accepted", "{ level: error, refusedKeys: [P-256] }", Good.Pem, "",
            "error: The key is of the type P-256, which is not supported; another type is required."),
        ["neither taken nor supported is one fault"] = (
            "key.accepted", "{ level: error, acceptedKeys: [RSA], refusedKeys: [P-256] }", Good.Pem, "", "error: The key is of the type P-256; only RSA are taken."),
        ["EC under EC"] = ("key.like-issuer", "error", Pem.Chain(Good, Intermediate), "", null),
        ["RSA under RSA, straight from the anchor"] = ("key.like-issuer", "error", RsaRoot.Server("mqtt.example.com").With(TestKey.Rsa2048A).Pem, "trust: rsa.pem", null),
        ["EC under RSA, straight from the anchor"] = (
            "key.like-issuer", "error", RsaRoot.Server("mqtt.example.com").Pem, "trust: rsa.pem",
            "error: The key is an ECDSA key and 'RSA Root CA', which issued the certificate, has an RSA key; the same algorithm is required."),
        ["RSA under EC, no anchor reached"] = (
            "key.like-issuer", "error", Pem.Chain(Good.With(TestKey.Rsa2048A), Intermediate), "trust: rsa.pem",
            "error: The key is an RSA key and 'Example Issuing CA', which issued the certificate, has an ECDSA key; the same algorithm is required."),
        ["the issuer is nowhere"] = ("key.like-issuer", "error", Good.With(TestKey.Rsa2048A).Pem, "trust: rsa.pem", null),
        ["the key alone"] = ("key.one-block", "error", Good.Pem, "key: server.key", null),
        ["parameters before the key"] = (
            "key.one-block", "error", Good.Pem, "key: parameters.key",
            "error: The key file holds 2 PEM blocks, 'EC PARAMETERS, PRIVATE KEY'; exactly one, the private key, is required."),
        ["two keys are another fault"] = ("key.one-block", "error", Good.Pem, "key: two.key", null),
        ["plain key"] = ("key.unencrypted", "error", Good.Pem, "key: server.key", null),
        ["encrypted key whose password is known"] = (
            "key.unencrypted", "error", Good.Pem, $"key: {Encrypted}\npassword-env: KEY_PASSWORD", "error: The private key is encrypted; the broker takes an unencrypted one alone."),
        ["encrypted key of a client"] = ("key.unencrypted", "error", Device.Pem, $"role: client\nkey: {Encrypted}\npassword-env: KEY_PASSWORD", null),
        ["5120 bytes of key file"] = ("key.file-bytes", "error", Good.Pem, "key: 5120.key", null),
        ["5121 bytes of key file"] = ("key.file-bytes", "error", Good.Pem, "key: 5121.key", "error: The key file has 5121 bytes; at most 5120 are accepted."),
        ["one role"] = ("eku.one-role", "warning", Good.Pem, "", null),
        ["both roles"] = (
            "eku.one-role", "warning", ForBoth.Pem, "", "warning: The extended key usage is 'serverAuth, clientAuth'; serverAuth without clientAuth is recommended."),
        ["both roles in a public certificate are another rule's"] = ("eku.one-role", "warning", ForBoth.Pem, "pki: public", null),
        ["1000 characters of URL"] = ("aia.ocsp-length", "error", Ocsp(1000).Pem, "", null),
        ["1001 characters of URL"] = (
            "aia.ocsp-length", "error", Ocsp(1001).Pem, "", "error: The address of the OCSP responder has 1001 characters; at most 1000 are accepted."),
        ["60 days and the last second"] = ("validity.import-window", "error", Ends("2026-07-31T00:00:00Z").Pem, "", null),
        ["a second less"] = (
            "validity.import-window", "error", Ends("2026-07-30T23:59:59Z").Pem, "",
            "error: The certificate 'mqtt.example.com' ends on 2026-07-30 23:59:59 UTC and could be imported until 2026-05-31 23:59:59 UTC; 60 days must remain."),
        ["expired is another fault"] = ("validity.import-window", "error", Ends("2026-05-31T23:59:59Z").Pem, "", null),
        ["longer than the calendar"] = (
            "validity.import-window", "{ level: error, minimumDays: 2147483647 }", Good.Pem, "",
            "error: The certificate 'mqtt.example.com' ends on 2026-12-31 23:59:59 UTC and could be imported until 0001-01-01 00:00:00 UTC; 2147483647 days must remain."),
        ["the CA has a name of its own"] = ("chain.distinct-names", "error", Pem.Chain(Good, Intermediate), "", null),
        ["the root has the server's name"] = (
            "chain.distinct-names", "error", Pki.Root("mqtt.example.com").Server("mqtt.example.com").Pem, "trust: namesake.pem",
            "warning: The certificate and a CA are both named 'mqtt.example.com'; each must have a subject of its own."),
        ["the root has the server's name, and no identifier says which key signed"] = (
            "chain.distinct-names", "error", Pki.Root("mqtt.example.com").Server("mqtt.example.com").Without("2.5.29.35").Pem, "trust: namesake.pem",
            "error: The certificate and a CA are both named 'mqtt.example.com'; each must have a subject of its own."),
        ["the root has the server's name, and no identifier says which key is the server's"] = (
            "chain.distinct-names", "error", Pki.Root("mqtt.example.com").Server("mqtt.example.com").Without("2.5.29.14").Pem, "trust: namesake.pem",
            "error: The certificate and a CA are both named 'mqtt.example.com'; each must have a subject of its own."),
        ["the root has the server's name, and the identifiers are the same"] = (
            "chain.distinct-names", "error", Pki.Root("mqtt.example.com").Server("mqtt.example.com").With(TestExtension.SubjectKeyIdentifier(TestKey.P256A.Identifier)).Pem,
            "trust: namesake.pem",
            "error: The certificate and a CA are both named 'mqtt.example.com'; each must have a subject of its own."),
        ["no name at all"] = ("chain.distinct-names", "error", Good.With(template => template with { Subject = TestName.Empty }).Pem, "", null),
        ["as deep as clients go"] = ("chain.depth", "{ level: error, maximumServerIntermediates: 1, maximumClientIntermediates: 0 }", Pem.Chain(Good, Intermediate), "", null),
        ["deeper than clients go"] = (
            "chain.depth", "{ level: error, maximumServerIntermediates: 0 }", Pem.Chain(Good, Intermediate), "",
            "error: The number of intermediates between 'mqtt.example.com' and its trust anchor is 1; it must be at most 0."),
        ["as deep as the broker goes"] = ("chain.depth", "{ level: error, maximumServerIntermediates: 0, maximumClientIntermediates: 1 }", Pem.Chain(Device, Intermediate), "role: client", null),
        ["a name"] = ("id.address", "note", Good.Pem, "domains: [mqtt.example.com]", null),
        ["an address"] = ("id.address", "note", Good.Pem, "domains: ['2001:db8::1']", "note: Clients connect to the IP address '2001:db8::1'; some compare DNS names alone."),
        ["a device's name"] = ("client.common-name", "error", Device.Pem, "role: client", null),
        ["no name of a device"] = ("client.common-name", "error", Named().Pem, "role: client", "error: The subject has no common name; exactly one is required."),
        ["two names of a device"] = ("client.common-name", "error", Named("a", "b").Pem, "role: client", "error: The subject has 2 common names; exactly one is required."),
        ["a name of another form"] = (
            "client.common-name", "{ level: error, pattern: '^[0-9]+$' }", Device.Pem, "role: client",
            "error: The common name 'device-7' is not of the form '^[0-9]+$', which is required."),
        ["MQTT over TLS"] = ("wss.public-issuer", "warning", Good.Pem, "", null),
        ["a public certificate over WebSocket"] = ("wss.public-issuer", "warning", Good.Pem, "transports: [wss]\npki: public", null),
        ["a private certificate over WebSocket"] = (
            "wss.public-issuer", "warning", Good.Pem, "transports: [mqtts, wss]",
            "warning: Browsers connect to this certificate over WebSocket and it is privately issued; a publicly trusted one is recommended."),
        ["a device under the root"] = ("client.chain-sent", "warning", Root.Client("device-7").Pem, "role: client", null),
        ["a device under an intermediate"] = (
            "client.chain-sent", "warning", Pem.Chain(Device, Intermediate), "role: client",
            "warning: The broker needs 'Example Issuing CA' to reach its trust anchor and the client does not send it; a broker that trusts it directly is recommended."),
        ["an unreachable anchor is another fault"] = ("client.chain-sent", "warning", Device.Pem, "role: client", null),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fires_where_the_demand_is_broken_and_nowhere_else(string name)
    {
        var (rule, setting, chain, entry, message) = Cases[name];
        using var scenario = new Scenario($"""
            version: 1
            rules: {"{"} {rule}: {setting} {"}"}
            defaults: {"{ pki: private, trust: root.pem }"}
            certificates:
              broker:
                file: server.pem
                {entry.ReplaceLineEndings("\n    ")}
            """)
            .File("server.pem", chain).File("root.pem", Root.Pem).File("rsa.pem", RsaRoot.Pem).File("namesake.pem", Pki.Root("mqtt.example.com").Pem)
            .File("ca.pem", Intermediate.Pem).File("ca.der", Intermediate.Der).File("ca.p7b", Containers.Pkcs7(Intermediate))
            .File("server.key", Good.PrivateKeyPem).File("two.key", Good.PrivateKeyPem + Root.PrivateKeyPem)
            .File("parameters.key", Pem.Encode("EC PARAMETERS", Tlv.EncodeOid("1.2.840.10045.3.1.7")) + Good.PrivateKeyPem)
            .File("5120.key", Good.PrivateKeyPem.PadRight(5120, '#')).File("5121.key", Good.PrivateKeyPem.PadRight(5121, '#'))
            .File(Encrypted, Pem.Encode("ENCRYPTED PRIVATE KEY", Containers.Import(Good.Key).ExportEncryptedPkcs8PrivateKey(Containers.Password, Containers.Aes)));
        scenario.Variables["KEY_PASSWORD"] = Containers.Password;

        Assert.Equal(message is null ? [] : [message], scenario.FindingsOf(MqttCertGate.Rules.RuleCatalog.Find(rule)!.Descriptor.Id));
    }
}
