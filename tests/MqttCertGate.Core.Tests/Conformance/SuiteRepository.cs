using MqttCertGate.Findings;

namespace MqttCertGate.Tests.Conformance;

/// <summary>A thousand certificates of the public suites, in every role, under one profile after another.</summary>
public sealed class SuiteRepository : IDisposable
{
    private readonly Scenario scenario = new Scenario("").File("trust.pem", Scenario.Root.Pem);

    public SuiteRepository()
    {
        foreach (var (index, content) in CertificateSample.Take(1000).Index())
            scenario.File($"{index}.crt", content);
    }

    internal string Folder => scenario.Folder;

    public void Dispose() => scenario.Dispose();

    /// <param name="profile">The profile or the clients, as a line of a manifest.</param>
    internal Report Check(string profile) => scenario.File(Scenario.ManifestName, $$"""
        version: 1
        {{profile}}
        certificates:
          server: { files: '*.crt', role: server, pki: public, domains: [mqtt.example.com, 192.0.2.1], trust: trust.pem }
          client: { files: '*.crt', role: client, pki: private, trust: trust.pem }
          ca: { files: '*.crt', role: ca, pki: public }
        """).Check();
}
