using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>The anchors that a path may end with, each once. Made once for all entries that declare the same, and asked from several threads.</summary>
internal sealed class TrustAnchors
{
    private readonly Dictionary<Sha256, TrustAnchor> byHash = [];
    private readonly ILookup<string, IssuerCandidate> bySubject;

    public TrustAnchors(IEnumerable<Certificate> certificates)
    {
        var candidates = new List<IssuerCandidate>();
        foreach (var certificate in certificates)
        {
            if (byHash.ContainsKey(certificate.Sha256))
                continue;
            var anchor = new TrustAnchor(certificate);
            byHash.Add(certificate.Sha256, anchor);
            candidates.Add(new IssuerCandidate(certificate, anchor));
        }

        bySubject = candidates.ToLookup(candidate => candidate.Certificate.Subject.ComparableText, StringComparer.Ordinal);
    }

    public int Count => byHash.Count;

    /// <summary>What <paramref name="certificate"/> is as an anchor; null for none.</summary>
    public TrustAnchor? Find(Certificate certificate) => byHash.TryGetValue(certificate.Sha256, out var anchor) ? anchor : null;

    /// <summary>In the order in which they are declared.</summary>
    public IEnumerable<IssuerCandidate> Named(DistinguishedName subject) => bySubject[subject.ComparableText];
}
