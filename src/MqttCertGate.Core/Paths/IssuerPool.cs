using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>A certificate that may have issued another.</summary>
/// <param name="Anchor">What it is where a path may end with it; null for an intermediate.</param>
internal sealed record IssuerCandidate(Certificate Certificate, TrustAnchor? Anchor);

/// <summary>Every certificate at hand, once, by subject.</summary>
internal sealed class IssuerPool
{
    private readonly TrustAnchors anchors;
    private readonly ILookup<string, IssuerCandidate> intermediates;
    private readonly Dictionary<Certificate, IReadOnlyList<IssuerCandidate>> answers = [];

    public IssuerPool(IEnumerable<Certificate> intermediates, TrustAnchors anchors)
    {
        this.anchors = anchors;
        // A declared anchor among the intermediates is that anchor: whatever path goes on beyond it, the one that ends there demands less.
        var seen = new HashSet<Sha256>();
        this.intermediates = intermediates
            .Where(certificate => anchors.Find(certificate) is null && seen.Add(certificate.Sha256))
            .Select(certificate => new IssuerCandidate(certificate, Anchor: null))
            .ToLookup(candidate => candidate.Certificate.Subject.ComparableText, StringComparer.Ordinal);
    }

    /// <summary>The certificates of that subject.</summary>
    public IEnumerable<Certificate> Named(DistinguishedName subject) => CandidatesOf(subject).Select(candidate => candidate.Certificate);

    /// <summary>The candidates whose subject is the issuer of <paramref name="certificate"/>: anchors first, then the likelier (RFC 4158 §3.5).</summary>
    public IReadOnlyList<IssuerCandidate> IssuersOf(Certificate certificate)
    {
        if (!answers.TryGetValue(certificate, out var issuers))
        {
            var candidates = CandidatesOf(certificate.Issuer).ToList();
            answers[certificate] = issuers = candidates.Count < 2 ? candidates : Ordered(candidates, certificate);
        }

        return issuers;
    }

    private static IReadOnlyList<IssuerCandidate> Ordered(List<IssuerCandidate> candidates, Certificate certificate) =>
    [
        .. candidates
            .OrderBy(candidate => candidate.Anchor is null ? 1 : 0)
            .ThenBy(candidate => Unlikeliness(certificate, candidate.Certificate)),
    ];

    private IEnumerable<IssuerCandidate> CandidatesOf(DistinguishedName subject) => anchors.Named(subject).Concat(intermediates[subject.ComparableText]);

    /// <summary>Key identifiers order the candidates and exclude none: they are hints (RFC 4158 §3.5.12).</summary>
    private static int Unlikeliness(Certificate certificate, Certificate issuer)
    {
        var wanted = certificate.AuthorityKeyIdentifier.Value?.KeyIdentifier;
        var offered = issuer.SubjectKeyIdentifier.Value?.KeyIdentifier;
        return wanted is null || offered is null ? 1
            : wanted.SameAs(offered) ? 0
            : 2;
    }
}
