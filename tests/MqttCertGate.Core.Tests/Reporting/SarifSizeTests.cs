using System.Globalization;
using System.IO.Compression;
using System.Text;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tests.Reporting;

/// <summary>What services take of large reports, and what it costs to write them.</summary>
public sealed class SarifSizeTests
{
    // GitHub takes 10 MB, compressed.
    private const int MostBytes = 10_000_000;

    [Fact]
    public void A_file_of_25000_findings_is_within_the_limits_of_services()
    {
        var sarif = Sample.Sarif(ReportOf(25_000));

        Assert.Empty(SarifRules.Faults(sarif));
        Assert.InRange(Compressed(sarif), 1, MostBytes);
    }

    // Memory and not time, which a busy machine stretches: what is done for every pair of findings would show in either.
    [Fact]
    public void Writing_takes_in_proportion_to_the_findings()
    {
        Allocated(ReportOf(100));
        var (small, large) = (Allocated(ReportOf(5_000)), Allocated(ReportOf(25_000)));

        Assert.InRange(large, small, 5 * small * 3 / 2);
    }

    /// <summary>Every finding in a manifest and a file of its own, with all that a finding may have.</summary>
    private static Report ReportOf(int count) => new()
    {
        At = DateTime.UnixEpoch,
        NextChange = null,
        RepositoryRoot = Sample.Root,
        Rules = Sample.Rules,
        Manifests = [.. Enumerable.Range(0, count).Select(number => Sample.Absolute($"{number}/mqttcertgate.yml"))],
        Artifacts = [.. Enumerable.Range(0, count).Select(number => new CheckedArtifact(Sample.Absolute($"{number}/a.pem"), Digest(number), "application/x-pem-file"))],
        CertificateCount = count,
        Findings = [.. Enumerable.Range(0, count).Select(FindingOf)],
    };

    private static Finding FindingOf(int number) => Sample.Finding(Sample.NoAnchor, new Violation(
        $"{string.Concat(Enumerable.Range(0, 14).Select(part => Digest(number * 14 + part)))}.", Sample.At($"{number}/a.pem", 2, 1, 65))
    {
        EntryName = $"device-{number}",
        DeclaredAt = Sample.At($"{number}/mqttcertgate.yml", 5, 11, 27),
        Certificate = Sample.Certificate with { Sha256 = Digest(number), SpkiSha256 = Digest(-number) },
        Path = [new PathStep("Root CA", Sample.At("root.pem", 2), "until 2034-01-01"), new PathStep("device", Sample.At($"{number}/a.pem", 2), "until 2026-08-10")],
    });

    private static Sha256 Digest(int number) => Sha256.Of(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)));

    private static long Allocated(Report report)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        SarifWriter.Write(report, TextWriter.Null);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long Compressed(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return compressed.Length;
    }
}
