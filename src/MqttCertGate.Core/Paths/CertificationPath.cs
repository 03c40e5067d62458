using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>A candidate path: every link is confirmed by a signature, and it ends in an anchor (RFC 5280 §6).</summary>
/// <param name="Certificates">The end entity first; the anchor is not among them. Empty where the end entity is itself the declared anchor.</param>
/// <param name="Failures">Why it is not valid, in order from the anchor to the end entity, then policies and revocation; empty for a valid path.</param>
internal sealed record CertificationPath(
    IReadOnlyList<Certificate> Certificates, TrustAnchor Anchor, IReadOnlyList<PathFailure> Failures)
{
    public bool IsValid => Failures.Count == 0;

    /// <summary>A signature of it hashes with MD5 or SHA-1: RFC 5280 lets it be valid, and most clients do not.</summary>
    public bool HasBrokenHash => Certificates.Any(certificate => SecurityStrength.Of(certificate.SignatureAlgorithm) == 0);

    /// <summary>The instant (UTC) of the last second in which all of it is valid.</summary>
    public DateTime NotAfter
    {
        get
        {
            var last = Anchor.Certificate.NotAfter;
            foreach (var certificate in Certificates)
                last = certificate.NotAfter < last ? certificate.NotAfter : last;
            return last;
        }
    }

    /// <summary>The fewest failures first, then what most clients take, then what lasts, then the shortest.</summary>
    public static IComparer<CertificationPath> BestFirst { get; } = Comparer<CertificationPath>.Create((left, right) =>
        left.Failures.Count != right.Failures.Count ? left.Failures.Count.CompareTo(right.Failures.Count)
        : left.HasBrokenHash != right.HasBrokenHash ? left.HasBrokenHash.CompareTo(right.HasBrokenHash)
        : left.NotAfter != right.NotAfter ? right.NotAfter.CompareTo(left.NotAfter)
        : left.Certificates.Count.CompareTo(right.Certificates.Count));
}
