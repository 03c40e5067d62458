using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Artifacts;

/// <summary>Both sides of the bound of <see cref="PartBudget"/>, in every format that holds many things.</summary>
public sealed class PartBudgetTests
{
    private const string TooMany = "The file has more than 1000 parts; what is beyond them was not read.";

    private static readonly TestCertificate Certificate = Pki.Root("Example Root CA");

    [Theory]
    [InlineData(1_000, null)]
    [InlineData(1_001, TooMany)]
    public void Blocks_of_PEM(int count, string? defect)
    {
        var artifact = Read(Encoding.ASCII.GetBytes(Pem.Chain([.. Enumerable.Repeat(Certificate, count)])));

        Assert.Equal(1_000, artifact.Certificates.Count);
        AssertDefect(artifact, FileDefectKind.Oversize, defect);
    }

    [Theory]
    [InlineData(1_000, null)]
    [InlineData(1_001, TooMany)]
    public void Certificates_of_a_bundle(int count, string? defect)
    {
        var artifact = Read(Containers.Pkcs7([.. Enumerable.Range(0, count).Select(Numbered)]));

        Assert.Equal(1_000, artifact.Certificates.Count);
        AssertDefect(artifact, FileDefectKind.Oversize, defect);
    }

    [Theory]
    [InlineData(999, null)]
    [InlineData(1_000, "The file is a PKCS #12 store that cannot be read: it holds more than 1000 parts.")]
    public void Certificates_of_a_store_and_its_key(int count, string? defect) => AssertDefect(
        Read(Containers.Pkcs12(TestKey.P256A, 0, 2, [.. Enumerable.Repeat(Certificate, count)])), FileDefectKind.ContainerUnreadable, defect);

    private static TestCertificate Numbered(int number) => Certificate.With(template => template with { SerialNumber = [1, (byte)(number >> 8), (byte)number] });

    private static Artifact Read(byte[] bytes) =>
        ArtifactReader.Read("/repo/server", SourceLocation.StartOf("/repo/mqttcertgate.yml"), bytes, new FilePassword("P", _ => Containers.Password));

    private static void AssertDefect(Artifact artifact, FileDefectKind kind, string? message)
    {
        Assert.Equal(message is null ? [] : [(kind, message)], artifact.Defects.Select(defect => (defect.Kind, defect.Message)));
        Assert.Equal(message is null, artifact.IsComplete);
    }
}
