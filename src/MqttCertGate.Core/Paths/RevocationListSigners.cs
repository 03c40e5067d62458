using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>Finds whose key made the signature of a list, and whether it may (RFC 5280 §6.3.3 (f), (g)).</summary>
/// <param name="pool">Where to look for signers that are not on the path.</param>
/// <param name="isValid">Whether the path of such a signer is valid.</param>
internal sealed class RevocationListSigners(IssuerPool pool, SignatureAllowance signatures, Func<CertificationPath, bool> isValid)
{
    private readonly Dictionary<(Certificate, TrustAnchor), bool> paths = [];

    /// <summary>See <see cref="SignatureAllowance.Exhausted"/>.</summary>
    public string? Exhausted => signatures.Exhausted;

    /// <summary>The key that made the signature; null where it is none that may, for the reason given as half a sentence.</summary>
    /// <param name="onPath">Certificates of the path, whose validity is judged with it.</param>
    /// <param name="mayBeElsewhere">Whether the signer may have a path of its own.</param>
    public PublicKey? Find(CertificateRevocationList list, List<Certificate> onPath, TrustAnchor anchor, bool mayBeElsewhere, out string? whyNone)
    {
        var candidates = onPath.Where(certificate => certificate.Subject.IsEquivalentTo(list.Issuer));
        if (mayBeElsewhere)
            candidates = candidates.Concat(pool.Named(list.Issuer)).Distinct();

        var verdicts = new List<SignatureVerdict>();
        string? whyNotSigner = null;
        foreach (var candidate in candidates)
        {
            var verdict = signatures.Try(list, candidate);
            verdicts.Add(verdict);
            if (verdict != SignatureVerdict.Valid)
                continue;
            whyNone = !MaySign(candidate) ? "is signed by a CA whose key usage has no cRLSign"
                : !onPath.Contains(candidate) && !HasPath(candidate, anchor) ? "is signed by a certificate without a valid path to the same anchor"
                : null;
            if (whyNone is null)
                return candidate.PublicKey;
            whyNotSigner ??= whyNone;
        }

        whyNone = whyNotSigner
            ?? (verdicts.Contains(SignatureVerdict.NotEvaluated) ? "has a signature that could not be evaluated" : "is not signed with the issuer's key");
        return null;
    }

    private static bool MaySign(Certificate signer) =>
        !signer.KeyUsage.IsPresent || (signer.KeyUsage.Value is { } usage && usage.Has(KeyUsages.CrlSign));

    /// <summary>The trust anchor must be the very one (RFC 5280 §6.3.3 (f)).</summary>
    private bool HasPath(Certificate signer, TrustAnchor anchor)
    {
        if (!paths.TryGetValue((signer, anchor), out var hasPath))
        {
            var walk = new PathWalk(pool, signatures);
            walk.From(signer);
            paths[(signer, anchor)] = hasPath = walk.Complete.Any(path => path.Anchor == anchor && isValid(path));
        }

        return hasPath;
    }
}
