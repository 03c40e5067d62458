using MqttCertGate.Findings;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests;

public sealed class HeadStartTests
{
    private static readonly string Folder = Path.Combine(RepositoryPaths.Root, "src", "MqttCertGate.Core");

    // What has no path, or cannot be read, would leave the most expensive parts to the check that waits.
    [Fact]
    public void The_specimen_is_judged_to_the_end()
    {
        var report = HeadStart.Check(Folder);

        Assert.Equal(2, report.CertificateCount);
        Assert.Equal(["MCG0003", "MCG9012", "MCG9016"], report.Findings.Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal));
        Assert.All(report.Findings, finding => Assert.NotEqual(Level.Error, finding.Level));
    }

    [Fact]
    public void The_specimen_is_of_the_test_PKI()
    {
        var root = Pki.Root("Specimen CA");

        Assert.Equal(root.Pem, File.ReadAllText(Path.Combine(Folder, "Specimen", "ca.pem")));
        Assert.Equal(root.Server("mqtt.example.com").With(TestKey.Rsa2048A).Pem, File.ReadAllText(Path.Combine(Folder, "Specimen", "server.pem")));
    }

    [Fact]
    public void Where_it_is_missing_nothing_happens() => Assert.Equal(0, HeadStart.Check(Path.Combine(Folder, "nowhere")).CertificateCount);
}
