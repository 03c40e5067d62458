using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;
using MqttCertGate.TestPki;
using MqttCertGate.Tests.Brokers;
using MqttCertGate.Tests.Clients;

namespace MqttCertGate.Tests.Matrix;

/// <summary>What a manifest says is deployed: the files of the broker and those of its clients. What it leaves open is as it has to be.</summary>
internal sealed partial class Deployment
{
    private readonly Scenario scenario;
    private readonly Manifest manifest;
    private readonly CertificateEntry? server;
    private readonly CertificateEntry? client;
    private readonly CertificateEntry? device;

    private readonly string trust;
    private readonly string? certificate;
    private readonly string? key;

    public Deployment(Scenario scenario)
    {
        this.scenario = scenario;
        manifest = ManifestReader.Read(Path.Combine(scenario.Folder, Scenario.ManifestName), new Repository(scenario.Folder)).Manifest!;
        server = Of(Role.Server);
        client = Of(Role.Client);
        device = Of(Role.Trust);

        var chain = server is null ? Add("good.pem", Pem.Chain(Scenario.Good, Scenario.Intermediate)) : Joined("served.pem", [server.File!, .. server.Chain]);
        Served = new Served(
            chain, server?.Key is { } own ? PathOf(own) : KeyOf(chain, "broker.key"), client is null ? null : Joined("authorities.pem", client.Trust));
        trust = device is not null ? PathOf(device.File!) : server is not null ? Joined("trust.pem", server.Trust) : Add("good-root.pem", Scenario.Root.Pem);
        if (client is not null)
        {
            certificate = PathOf(client.File!);
            key = KeyOf(certificate, "client.key");
        }
    }

    public Served Served { get; }

    /// <summary>What clients connect to; where the manifest says nothing, the first name of the certificate.</summary>
    public IReadOnlyList<string> Hosts => server is { Domains.Count: > 0 } ? [.. server.Domains.Select(domain => domain.Name.Value)] : [NameIn(Served.Chain)];

    /// <summary>Whether clients have to present a certificate.</summary>
    public bool IsMutual => client is not null;

    /// <summary>
    /// Whether such a client can have the files: a browser trusts what its user added, not what is built into devices, and which certificate it
    /// presents its user chooses in a dialogue.
    /// </summary>
    public bool IsFor(Client program) => program.Overlay != "browser-wss" || (device is null && client is null);

    /// <summary>Whether the manifest says that such a broker and client are in use; those of no overlay are whenever their transport is.</summary>
    public bool Covers(BrokerKind broker, Client program) =>
        Transports.Contains(program.Transport) && Names(program.Overlay) && Names(broker.Overlay);

    private IEnumerable<Transport> Transports => server is { Transports.Count: > 0 } ? server.Transports.Select(transport => transport.Value) : [Transport.Mqtts];

    public Target TargetAt(string host, int port) => new(host, port, trust, certificate, key);

    private bool Names(string? overlay) => overlay is null || manifest.Clients.Any(client => client.Value == overlay);

    private CertificateEntry? Of(Role role) => manifest.Entries.FirstOrDefault(entry => (entry.Role?.Value ?? Role.Server) == role);

    private string PathOf(Located<string> file) => Path.Combine(scenario.Folder, file.Value);

    /// <summary>One file as it is, or several as one.</summary>
    private string Joined(string name, IReadOnlyList<Located<string>> files) =>
        files.Count == 1 ? PathOf(files[0]) : Add(name, string.Concat(files.Select(file => File.ReadAllText(PathOf(file)))));

    private string Add(string name, string content)
    {
        scenario.File(name, content);
        return Path.Combine(scenario.Folder, name);
    }

    /// <summary>The key of the first certificate that is no CA and has one of the test keys; the key of every end entity where the file has none.</summary>
    private string KeyOf(string chain, string name)
    {
        var key = CertificatesIn(chain)
            .Where(certificate => !certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority))
            .Select(certificate => TestKey.All.FirstOrDefault(key => certificate.PublicKey.ExportSubjectPublicKeyInfo().SequenceEqual(key.Spki)))
            .FirstOrDefault(key => key is not null);
        return Add(name, Pem.Encode("PRIVATE KEY", (key ?? TestKey.P256H).Pkcs8));
    }

    private static string NameIn(string chain) => CertificatesIn(chain)
        .SelectMany(certificate => certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
        .SelectMany(names => names.EnumerateDnsNames())
        .FirstOrDefault("mqtt.example.com").Replace("*", "broker", StringComparison.Ordinal);

    private static IEnumerable<X509Certificate2> CertificatesIn(string path)
    {
        if (!File.Exists(path))
            return [];
        var blocks = Blocks().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value);
        return blocks.Select(Decode).Append(Load(File.ReadAllBytes(path))).OfType<X509Certificate2>();
    }

    private static X509Certificate2? Decode(string base64)
    {
        var octets = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, octets, out var count) ? Load(octets[..count]) : null;
    }

    private static X509Certificate2? Load(byte[] octets)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(octets);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    [GeneratedRegex("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----")]
    private static partial Regex Blocks();
}
