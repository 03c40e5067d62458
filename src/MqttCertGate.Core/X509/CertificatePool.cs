using System.Collections.Concurrent;

namespace MqttCertGate.X509;

/// <summary>Decodes a certificate once, in however many files it stands: those of a fleet repeat the same CAs. Safe to use from several threads.</summary>
internal sealed class CertificatePool
{
    private readonly ConcurrentDictionary<string, Certificate> certificates = new(StringComparer.Ordinal);

    /// <inheritdoc cref="CertificateDecoder.Decode"/>
    public Certificate Decode(byte[] der)
    {
        var sha256 = Digest.Sha256Hex(der);
        return certificates.TryGetValue(sha256, out var known) ? known : certificates.GetOrAdd(sha256, CertificateDecoder.Decode(der, sha256));
    }
}
