using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>A certificate that may have issued another.</summary>
/// <param name="Anchor">What it is where a path may end with it; null for an intermediate.</param>
internal sealed record IssuerCandidate(Certificate Certificate, TrustAnchor? Anchor);

/// <summary>Every certificate at hand, once, by subject.</summary>
internal sealed class IssuerPool
{
    private readonly ILookup<string, IssuerCandidate> bySubject;
    private readonly Dictionary<Certificate, IReadOnlyList<IssuerCandidate>> answers = [];

    public IssuerPool(IEnumerable<Certificate> intermediates, IEnumerable<TrustAnchor> anchors)
    {
        // A declared anchor among the intermediates is that anchor: whatever path goes on beyond it, the one that ends there demands less.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var candidates = anchors.Select(anchor => new IssuerCandidate(anchor.Certificate, anchor))
            .Concat(intermediates.Select(certificate => new IssuerCandidate(certificate, Anchor: null)))
            .Where(candidate => seen.Add(candidate.Certificate.Sha256));
        bySubject = candidates.ToLookup(candidate => candidate.Certificate.Subject.ComparableText, StringComparer.Ordinal);
    }

    /// <summary>The certificates of that subject.</summary>
    public IEnumerable<Certificate> Named(DistinguishedName subject) => bySubject[subject.ComparableText].Select(candidate => candidate.Certificate);

    /// <summary>The candidates whose subject is the issuer of <paramref name="certificate"/>: anchors first, then the likelier (RFC 4158 §3.5).</summary>
    public IReadOnlyList<IssuerCandidate> IssuersOf(Certificate certificate)
    {
        if (!answers.TryGetValue(certificate, out var issuers))
        {
            answers[certificate] = issuers =
            [
                .. bySubject[certificate.Issuer.ComparableText]
                    .OrderBy(candidate => candidate.Anchor is null ? 1 : 0)
                    .ThenBy(candidate => Unlikeliness(certificate, candidate.Certificate)),
            ];
        }

        return issuers;
    }

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
