using System.Collections.Concurrent;

namespace MqttCertGate.X509;

/// <summary>Decodes a certificate once, in however many files it stands: those of a fleet repeat the same CAs. Safe to use from several threads.</summary>
internal sealed class CertificatePool
{
    private readonly ConcurrentDictionary<Sha256, Certificate> certificates = new();

    /// <inheritdoc cref="CertificateDecoder.Decode"/>
    public Certificate Decode(byte[] der)
    {
        var sha256 = Sha256.Of(der);
        return certificates.TryGetValue(sha256, out var known) ? known : certificates.GetOrAdd(sha256, CertificateDecoder.Decode(der, sha256));
    }

    /// <summary>Keeps a certificate no longer; should it come again, it is decoded again.</summary>
    public void Forget(Certificate certificate) => certificates.TryRemove(certificate.Sha256, out _);
}
