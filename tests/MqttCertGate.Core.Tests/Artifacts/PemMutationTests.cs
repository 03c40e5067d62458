using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Artifacts;

/// <summary>A certificate is never lost without a word: whatever happens to a file, all of it is read or there is a defect.</summary>
public sealed class PemMutationTests
{
    private const int Seed = 7468;
    private const int Rounds = 3000;

    private static readonly TestCertificate Issuer = Pki.Root("Example Root CA").Intermediate("Example Issuing CA");
    private static readonly TestCertificate[] Certificates = [Issuer.Server("mqtt.example.com"), Issuer, Issuer.Issuer];
    private static readonly string Text = Pem.Chain(Certificates);
    private static readonly byte[] Bytes = Encoding.ASCII.GetBytes(Text);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    public void Changed_bytes_lose_nothing_silently(int changes) => Check(random =>
    {
        byte[] changed = [.. Bytes];
        for (var change = 0; change < changes; change++)
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
        return changed;
    });

    [Fact]
    public void Removed_bytes_lose_nothing_silently() => Check(random =>
    {
        var start = random.Next(Bytes.Length - 100);
        return [.. Bytes[..start], .. Bytes[(start + random.Next(1, 100))..]];
    });

    [Fact]
    public void Inserted_bytes_lose_nothing_silently() => Check(random =>
    {
        var at = random.Next(Bytes.Length);
        var inserted = new byte[random.Next(1, 100)];
        random.NextBytes(inserted);
        return [.. Bytes[..at], .. inserted, .. Bytes[at..]];
    });

    [Fact]
    public void Wherever_a_file_is_cut_its_whole_blocks_are_read_and_a_begun_one_is_a_defect()
    {
        for (var length = 1; length <= Bytes.Length; length++)
        {
            var artifact = Read(Bytes[..length]);

            var begun = Text[..length].Split("-----BEGIN ").Length - 1;
            var ended = Text[..length].Split("-----END CERTIFICATE-----").Length - 1;
            Assert.True(artifact.Defects.Count > 0 || (begun == ended && begun > 0), Text[..length]);
            Assert.InRange(artifact.Certificates.Count, ended, begun);
        }
    }

    private static void Check(Func<Random, byte[]> mutate)
    {
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = mutate(random);

            var artifact = Read(bytes);

            // A change within the base64 may leave a certificate that decodes. It is read for what it is, and its signature fails.
            Assert.True(artifact.Defects.Count > 0 || artifact.Certificates.Count == Certificates.Length, Encoding.Latin1.GetString(bytes));
        }
    }

    private static Artifact Read(byte[] bytes) => ArtifactReader.Read("/repo/server.pem", SourceLocation.StartOf("/repo/mqttcertgate.yml"), bytes, FilePassword.None);
}
