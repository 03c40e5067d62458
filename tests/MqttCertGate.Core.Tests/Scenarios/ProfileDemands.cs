using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Scenarios;

/// <summary>For each profile and overlay something that meets it, under its name, and something that its own demand refuses.</summary>
internal static class ProfileDemands
{
    private static TestCertificate Rsa => RsaRoot.Server("mqtt.example.com").With(TestKey.Rsa2048A);

    private static TestCertificate RsaRoot => Pki.Root("RSA Root CA").With(TestKey.Rsa2048B);

    private static TestCertificate Device => Intermediate.Client("device-7");

    private static string EncryptedKey => Pem.Encode(
        "ENCRYPTED PRIVATE KEY", Containers.Import(Good.Key).ExportEncryptedPkcs8PrivateKey(Containers.Password, Containers.Aes));

    /// <summary>A manifest's first lines, what stands in server.pem, more of its entry, and the finding; null where it passes.</summary>
    public static IReadOnlyDictionary<string, (string Head, string Chain, string Entry, string? Finding)> All { get; } = new Dictionary<string, (string Head, string Chain, string Entry, string? Finding)>
    {
        ["tdmq"] = ("profile: tdmq", Pem.Chain(Good, Intermediate), "", null),
        ["tdmq: a bundle of PKCS #7"] = (
            "profile: tdmq", Pem.Encode("PKCS7", Containers.Pkcs7(Good, Intermediate)), "",
            "MCG1031 Error: The file is in the format PKCS7; the broker takes PEM."),
        ["tdmq: a sixth certificate"] = (
            "profile: tdmq", Pem.Chain(Good, Intermediate, Intermediate, Intermediate, Intermediate, Intermediate), "",
            "MCG1021 Error: The chain file holds 6 certificates; at most 5 are accepted."),
        ["aws-iot-custom-domain"] = ("profile: aws-iot-custom-domain", Good.Pem, "chain: ca.pem\nkey: server.key", null),
        ["aws-iot-custom-domain: one file"] = (
            "profile: aws-iot-custom-domain", Pem.Chain(Good, Intermediate), "",
            "MCG1030 Error: The file holds 2 certificates; the broker takes the server's alone, and the others as 'chain'."),
        ["azure-event-grid"] = ("profile: azure-event-grid", Pem.Chain(Good, Intermediate), "", null),
        ["azure-event-grid: no domain"] = (
            "profile: azure-event-grid", Pem.Chain(Good.Without("2.5.29.17"), Intermediate), "",
            "MCG4050 Error: The certificate has no subject alternative name; one is required."),
        ["azure-iot-hub"] = ("profile: azure-iot-hub", Pem.Chain(Device, Intermediate), "role: client", null),
        ["azure-iot-hub: no registration ID"] = (
            "profile: azure-iot-hub", Pem.Chain(Intermediate.Client("device 7"), Intermediate), "role: client",
            @"MCG9020 Error: The common name 'device 7' is not of the form '^[A-Za-z0-9\-._:]*[A-Za-z0-9\-]$', which is required."),
        ["emqx"] = ("profile: emqx", Pem.Chain(Good, Intermediate), "key: server.key", null),
        ["emqx: ecparam without -noout"] = (
            "profile: emqx", Pem.Chain(Good, Intermediate), "key: parameters.key",
            "MCG2032 Error: The key file holds 2 PEM blocks, 'EC PARAMETERS, PRIVATE KEY'; exactly one, the private key, is required."),
        ["emqx-cloud-dedicated"] = ("profile: emqx-cloud-dedicated", Pem.Chain(Good, Intermediate), "key: server.key", null),
        ["emqx-cloud-dedicated: RSA-4096"] = (
            "profile: emqx-cloud-dedicated", RsaRoot.Server("mqtt.example.com").With(TestKey.Rsa4096).Pem, "trust: rsa.pem",
            "MCG2030 Error: The key is of the type RSA-4096; only RSA-1024, RSA-2048, P-256, P-384 are taken."),
        ["emqx-cloud-dedicated: another algorithm"] = (
            "profile: emqx-cloud-dedicated", RsaRoot.Server("mqtt.example.com").Pem, "trust: rsa.pem",
            "MCG2031 Error: The key is an ECDSA key and 'RSA Root CA', which issued the certificate, has an RSA key; the same algorithm is required."),
        ["emqx-cloud-dedicated: 59 days"] = (
            "profile: emqx-cloud-dedicated", Pem.Chain(Good.Valid(Pki.Utc("2026-01-01T00:00:00Z"), Pki.Utc("2026-07-30T23:59:58Z")), Intermediate), "",
            "MCG6020 Error: The certificate 'mqtt.example.com' ends on 2026-07-30 23:59:58 UTC and could be imported until 2026-05-31 23:59:58 UTC; 60 days must remain."),
        ["emqx-cloud-byoc"] = ("profile: emqx-cloud-byoc", Rsa.Pem, "trust: rsa.pem", null),
        ["emqx-cloud-byoc: P-256"] = (
            "profile: emqx-cloud-byoc", Pem.Chain(Good, Intermediate), "", "MCG2030 Error: The key is of the type P-256; only RSA-1024, RSA-2048 are taken."),
        ["mosquitto"] = ("profile: mosquitto", Pem.Chain(Good, Intermediate), "key: server.key", null),
        ["mosquitto: encrypted key"] = (
            "profile: mosquitto", Pem.Chain(Good, Intermediate), "key: encrypted.key\npassword-env: KEY_PASSWORD",
            "MCG2033 Warning: The private key is encrypted; the broker takes an unencrypted one alone."),
        ["mosquitto: one name for all"] = (
            "profile: mosquitto", Pem.Chain(Root.Intermediate("mqtt.example.com").Server("mqtt.example.com"), Root.Intermediate("mqtt.example.com")), "",
            "MCG7030 Warning: The certificate and a CA are both named 'mqtt.example.com'; each must have a subject of its own."),
        ["mosquitto: one name for all, and no key identifiers"] = (
            "profile: mosquitto", Pem.Chain(Root.Intermediate("mqtt.example.com").Server("mqtt.example.com").Without("2.5.29.35"), Root.Intermediate("mqtt.example.com")), "",
            "MCG7030 Error: The certificate and a CA are both named 'mqtt.example.com'; each must have a subject of its own."),
        ["alibaba"] = ("profile: alibaba", Pem.Chain(Good, Intermediate), "", null),
        ["alibaba: the template of the page"] = (
            "profile: alibaba", Pem.Chain(Good.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyCertSign)), Intermediate), "",
            "MCG4021 Warning: The key usage is 'digitalSignature, keyCertSign'; keyCertSign and cRLSign are only for CAs."),
        ["huawei-iotda"] = ("profile: huawei-iotda", Pem.Chain(Good, Intermediate), "key: server.key", null),
        ["huawei-iotda: a long key file"] = (
            "profile: huawei-iotda", Pem.Chain(Good, Intermediate), "key: long.key", "MCG2034 Error: The key file has 10241 bytes; at most 10240 are accepted."),
        ["rabbitmq"] = ("profile: rabbitmq", Pem.Chain(Device, Intermediate), "role: client", null),
        ["rabbitmq: two intermediates"] = (
            "profile: rabbitmq", Pem.Chain(Intermediate.Intermediate("Line CA").Client("device-7"), Intermediate.Intermediate("Line CA"), Intermediate), "role: client",
            "MCG7031 Error: The number of intermediates between 'device-7' and its trust anchor is 2; it must be at most 1."),
        ["apple"] = ("clients: [apple]", Pem.Chain(Good, Intermediate), "", null),
        ["apple: three years"] = (
            "clients: [apple]", Pem.Chain(Good.Valid(Pki.Utc("2026-01-01T00:00:00Z"), Pki.Utc("2029-01-01T00:00:00Z")), Intermediate), "",
            "MCG6009 Error: The certificate is valid for 1096 days; at most 825 are accepted."),
        ["browser-wss"] = ("clients: [browser-wss]", Pem.Chain(Good, Intermediate), "", null),
        ["browser-wss: P-521"] = (
            "clients: [browser-wss]", Pem.Chain(Good.With(TestKey.P521), Intermediate), "",
            "MCG2030 Error: The key is of the type P-521, which is not supported; another type is required."),
        ["browser-wss: a CA of one's own"] = (
            "clients: [browser-wss]", Pem.Chain(Good, Intermediate), "transports: [wss]",
            "MCG9021 Warning: Browsers connect to this certificate over WebSocket and it is privately issued; a publicly trusted one is recommended."),
        ["esp32-mbedtls"] = ("clients: [esp32-mbedtls]", Pem.Chain(Good, Intermediate), "", null),
        ["esp32-mbedtls: an address"] = (
            "clients: [esp32-mbedtls]", Pem.Chain(Intermediate.Server("mqtt.example.com", "10.0.0.5"), Intermediate), "domains: [10.0.0.5]",
            "MCG8030 Note: Clients connect to the IP address '10.0.0.5'; some compare DNS names alone."),
        ["esp32-mbedtls: firmware that holds an intermediate"] = (
            "clients: [esp32-mbedtls]", Intermediate.Pem, "role: trust",
            "MCG9013 Error: The trust anchor 'Example Issuing CA' is an intermediate, issued by 'CN=Example Root CA'; the root should be the trust anchor."),
        ["python-3.13: a root without key usage"] = (
            "clients: [python-3.13]", Root.Without("2.5.29.15").Pem, "role: trust",
            "MCG4020 Error: The CA has no key usage; keyCertSign is required."),
        ["public-ca-2026: another name in CN"] = (
            "clients: [public-ca-2026]", Pem.Chain(Good.With(template => template with { Subject = TestName.Cn("other.example.com") }), Intermediate), "",
            "MCG8004 Error: The common name 'other.example.com' is none of the subject alternative names; a character-for-character copy of one is required: DNS mqtt.example.com."),
        ["python-3.13"] = ("clients: [python-3.13]", Pem.Chain(Good, Intermediate), "", null),
        ["python-3.13: keyCertSign"] = (
            "clients: [python-3.13]", Pem.Chain(Good.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyCertSign)), Intermediate), "",
            "MCG4021 Error: The key usage is 'digitalSignature, keyCertSign'; keyCertSign and cRLSign are only for CAs."),
        ["dotnet-mqttnet"] = ("clients: [dotnet-mqttnet]", Pem.Chain(Good, Intermediate), "", null),
        ["dotnet-mqttnet: Ed25519"] = (
            "clients: [dotnet-mqttnet]", Pem.Chain(Good.With(TestKey.Ed25519), Intermediate), "",
            "MCG2030 Error: The key is of the type Ed25519, which is not supported; another type is required."),
        ["dotnet-mqttnet: trust in an intermediate"] = (
            "clients: [dotnet-mqttnet]", Pem.Chain(Good, Intermediate), "trust: ca.pem",
            "MCG9013 Error: The trust anchor 'Example Issuing CA' is an intermediate, issued by 'CN=Example Root CA'; the root should be the trust anchor."),
        ["dotnet-mqttnet: a device under an intermediate"] = (
            "clients: [dotnet-mqttnet]", Pem.Chain(Device, Intermediate), "role: client",
            "MCG9022 Warning: The broker needs 'Example Issuing CA' to reach its trust anchor and the client does not send it; a broker that trusts it directly is recommended."),
        ["public-ca-2026"] = ("clients: [public-ca-2026]", Pem.Chain(Good, Intermediate), "", null),
        ["public-ca-2026: keyEncipherment"] = (
            "clients: [public-ca-2026]", Pem.Chain(Good.With(TestExtension.KeyUsage(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyEncipherment)), Intermediate), "",
            "MCG4026 Error: The key usage of the P-256 key is 'digitalSignature, keyEncipherment'; encipherment is only for RSA."),
    };

    public static Scenario Repository(string name)
    {
        var (head, chain, entry, _) = All[name];
        var keys = new Dictionary<string, string>
        {
            ["server.key"] = Good.PrivateKeyPem,
            ["long.key"] = Good.PrivateKeyPem.PadRight(10241, '#'),
            ["encrypted.key"] = EncryptedKey,
            ["parameters.key"] = Pem.Encode("EC PARAMETERS", Tlv.EncodeOid("1.2.840.10045.3.1.7")) + Good.PrivateKeyPem,
        };
        var scenario = new Scenario($"""
            version: 1
            {head}
            defaults: {"{ pki: private, trust: root.pem }"}
            certificates:
              broker:
                file: server.pem
                {entry.ReplaceLineEndings("\n    ")}
            """)
            .File("server.pem", chain).File("ca.pem", Intermediate.Pem).File("root.pem", Root.Pem).File("rsa.pem", RsaRoot.Pem);
        foreach (var (key, content) in keys.Where(key => entry.Contains($"key: {key.Key}", StringComparison.Ordinal)))
            scenario.File(key, content);
        scenario.Variables["KEY_PASSWORD"] = Containers.Password;
        return scenario;
    }
}
