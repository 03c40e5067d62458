using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

/// <summary>The dates in a file of CAs, which no path leads through that would tell them.</summary>
internal static class OutOfDate
{
    /// <summary>Each certificate of the entry's own file that is not valid now, once, with half a sentence of why.</summary>
    public static IEnumerable<(Certificate Certificate, string Found)> Certificates(Entry entry, ValidationTime time)
    {
        foreach (var copies in entry.File.Certificates.GroupBy(placed => placed.Certificate.Sha256))
        {
            var certificate = copies.First().Certificate;
            // One that ends before it begins has a rule of its own.
            if (certificate.NotAfter < certificate.NotBefore)
                continue;
            if (time.HasPassed(certificate.NotAfter))
                yield return (certificate, $"expired on {certificate.NotAfter:yyyy-MM-dd HH:mm:ss} UTC");
            else if (!time.HasReached(certificate.NotBefore))
                yield return (certificate, $"is not valid before {certificate.NotBefore:yyyy-MM-dd HH:mm:ss} UTC");
        }
    }
}
