using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>Builds and validates certification paths (RFC 4158, RFC 5280 §6): all of them, within a budget.</summary>
internal static class PathBuilder
{
    /// <param name="purpose">OID of what the end entity is for, which every CA above it must allow; null where that is not judged.</param>
    /// <param name="revocationLists">Null where revocation is not judged; where there are lists, or should be, every certificate needs one.</param>
    /// <param name="policies">Null for no demands on certificate policies.</param>
    public static PathSearch Search(
        Certificate endEntity, IReadOnlyList<Certificate> intermediates, TrustAnchors anchors,
        ValidationTime time, SignatureVerifier verifier, PathBudget budget,
        string? purpose = null, IReadOnlyList<CertificateRevocationList>? revocationLists = null, PolicyInputs? policies = null)
    {
        var comparisons = new NameComparisonAllowance(budget.NameComparisons);
        var signatures = new SignatureAllowance(verifier, budget);
        var pool = new IssuerPool(intermediates, anchors);
        RevocationCheck? revocation = null;
        if (revocationLists is not null)
            revocation = new RevocationCheck(revocationLists, new RevocationListSigners(pool, signatures, IsPathOfSigner), time);

        bool IsPathOfSigner(CertificationPath path) => Judge(path, purpose: null, isOfSigner: true).Length == 0;
        PathFailure[] Judge(CertificationPath path, string? purpose, bool isOfSigner) =>
        [
            .. PathValidation.Validate(path.Certificates, path.Anchor, time, purpose, comparisons),
            .. PolicyCheck.Judge(path.Certificates, path.Anchor, policies ?? new PolicyInputs()) is { } rejected ? [rejected] : Array.Empty<PathFailure>(),
            .. revocation?.Judge(path, isOfSigner) ?? [],
        ];

        // The certificate of an anchor is not part of a path (RFC 5280 §6.1): an end entity that is declared as one has a path of no certificate.
        if (anchors.Find(endEntity) is { } itself)
            return new PathSearch(endEntity, [new CertificationPath([], itself, PathValidation.Validate([], itself, time, purpose, comparisons))], []);

        var walk = new PathWalk(pool, signatures);
        walk.From(endEntity);

        return new PathSearch(
            endEntity,
            walk.Complete
                .Select(path => path with { Failures = Judge(path, purpose, isOfSigner: false) })
                .OrderBy(path => path, CertificationPath.BestFirst).ToArray(),
            walk.DeadEnds.OrderBy(deadEnd => deadEnd, DeadEnd.MostTellingFirst).ToArray())
        {
            Steps = signatures.Steps,
        };
    }
}
