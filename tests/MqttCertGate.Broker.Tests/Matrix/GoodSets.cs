using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Matrix;

/// <summary>Sets under every overlay of a client in the matrix, so that each of their cells has to connect.</summary>
internal static class GoodSets
{
    private const string Host = "mqtt.example.com";

    private static readonly TestCertificate RsaRoot = Pki.Root("Example RSA Root CA").With(TestKey.Rsa4096);
    private static readonly TestCertificate RsaIssuing = RsaRoot.Intermediate("Example RSA Issuing CA").With(TestKey.Rsa2048B);
    private static readonly TestCertificate Line = Intermediate.Intermediate("Example Line CA");
    private static readonly TestCertificate Cell = Line.Intermediate("Example Cell CA");

    public static IReadOnlyDictionary<string, Func<Scenario>> All { get; } = new Dictionary<string, Func<Scenario>>
    {
        ["P-256 below an intermediate"] = () => Of(Root, Good, Intermediate),
        ["P-256 below the root"] = () => Of(Root, Root.Server(Host)),
        ["P-384"] = () => Of(Root, Good.With(TestKey.P384), Intermediate),
        ["RSA-2048"] = () => Of(RsaRoot, RsaIssuing.Server(Host).With(TestKey.Rsa2048A), RsaIssuing),
        ["RSA-3072"] = () => Of(RsaRoot, RsaIssuing.Server(Host).With(TestKey.Rsa3072), RsaIssuing),
        ["RSA-4096"] = () => Of(Pki.Root("Example RSA Root CA").With(TestKey.Rsa2048B), Pki.Root("Example RSA Root CA").With(TestKey.Rsa2048B).Server(Host).With(TestKey.Rsa4096)),
        ["RSA with SHA-384"] = () => Of(RsaRoot, RsaRoot.Server(Host).With(template => template with { Scheme = SignatureScheme.RsaSha384 })),
        ["RSASSA-PSS"] = () => Of(RsaRoot, RsaRoot.Server(Host).With(template => template with { Scheme = SignatureScheme.RsaPssSha256 })),
        ["P-256 below RSA"] = () => Of(RsaRoot, RsaIssuing.Server(Host), RsaIssuing),
        ["three intermediates"] = () => Of(Root, Cell.Server(Host), Cell, Line, Intermediate),
        ["the root in the file"] = () => Of(Root, Good, Intermediate, Root),
        ["a wildcard"] = () => Of(Root, Intermediate.Server("*.example.com"), Intermediate),
        ["an address"] = () => Of(Root, "10.20.0.5", Intermediate.Server("10.20.0.5"), Intermediate),
        ["several names"] = () => Of(Root, "mqtt.example.com, eu.example.net, 10.20.0.5", Intermediate.Server("eu.example.net", Host, "10.20.0.5"), Intermediate),
        ["an international name"] = () => Of(Root, "xn--mnchen-3ya.example", Intermediate.Server("xn--mnchen-3ya.example"), Intermediate),
        ["a text before the first block"] = () => Of(Root, Good, Intermediate).File("server.pem", "subject=CN = mqtt.example.com\n" + Pem.Chain(Good, Intermediate)),
        ["a client with a certificate"] = () => TwoWay(Root, Root.Client("device-7")),
        ["a client below an intermediate that the broker has"] = () => TwoWay(Root, Intermediate.Client("device-7")).File("clients-ca.pem", Pem.Chain(Intermediate, Root)),
        ["a client with an RSA key"] = () => TwoWay(RsaRoot, RsaRoot.Client("device-7").With(TestKey.Rsa2048A)),
    };

    private static Scenario Of(TestCertificate root, params TestCertificate[] chain) => Of(root, Host, chain);

    private static Scenario Of(TestCertificate root, string domains, params TestCertificate[] chain) => new Scenario($$"""
        version: 1
        clients: [apple, browser-wss, dotnet-mqttnet, esp32-mbedtls, python-3.13]
        defaults: { pki: private }
        certificates:
          broker: { file: server.pem, trust: root.pem, domains: [{{domains}}], transports: [mqtts, wss] }
        """).File("server.pem", Pem.Chain(chain)).File("root.pem", root.Pem);

    private static Scenario TwoWay(TestCertificate authority, TestCertificate device) => new Scenario("""
        version: 1
        clients: [dotnet-mqttnet, python-3.13]
        defaults: { pki: private }
        certificates:
          broker: { file: server.pem, trust: root.pem, domains: [mqtt.example.com], transports: [mqtts, wss] }
          bundle: { file: clients-ca.pem, role: ca }
          device: { file: device.pem, role: client, trust: clients-ca.pem }
        """).File("server.pem", Pem.Chain(Good, Intermediate)).File("root.pem", Root.Pem).File("clients-ca.pem", authority.Pem).File("device.pem", device.Pem);
}
