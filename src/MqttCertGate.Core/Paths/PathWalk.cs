using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>
/// One depth-first walk from an end entity towards the anchors (RFC 4158 §2.4). It goes on after it has reached one: a renewed or cross-signed CA
/// may make a valid path where the first choice does not.
/// </summary>
internal sealed class PathWalk(IssuerPool pool, SignatureAllowance signatures)
{
    private readonly List<CertificationPath> complete = [];
    private readonly List<DeadEnd> deadEnds = [];
    private readonly List<Certificate> path = [];

    /// <summary>Candidates that reached an anchor, in order of discovery; not yet validated.</summary>
    public IReadOnlyList<CertificationPath> Complete => complete;

    /// <summary>Attempts that reached none, in order of discovery.</summary>
    public IReadOnlyList<DeadEnd> DeadEnds => deadEnds;

    /// <summary>Walks on from <paramref name="certificate"/>; once the budget is used up the walk ends where it is.</summary>
    public void From(Certificate certificate)
    {
        path.Add(certificate);
        WalkOn(certificate);
        path.RemoveAt(path.Count - 1);
    }

    private void WalkOn(Certificate certificate)
    {
        var rejected = new List<PathFailure>();
        var onPath = new List<Certificate>();
        var isLinked = false;
        foreach (var candidate in pool.IssuersOf(certificate))
        {
            var issuer = candidate.Certificate;
            if (IsOnPath(issuer))
            {
                onPath.Add(issuer);
                continue;
            }

            var verdict = signatures.Try(certificate, issuer);
            if (signatures.Exhausted is not null)
                break;
            if (verdict != SignatureVerdict.Valid)
            {
                rejected.Add(new PathFailure(KindOf(verdict), certificate, issuer));
                continue;
            }

            isLinked = true;
            if (candidate.Anchor is { } anchor)
                complete.Add(new CertificationPath([.. path], anchor, []));
            else
                From(issuer);
            if (signatures.Exhausted is not null)
                return;
        }

        var reasons = isLinked || signatures.Exhausted is not null ? [] : WhyNotLinked(certificate, rejected, onPath);
        if (signatures.Exhausted is { } exhausted)
            EndWith(new PathFailure(PathFailureKind.BudgetExceeded, certificate, Detail: exhausted));
        else
            reasons.ForEach(EndWith);
    }

    /// <summary>Why no issuer leads on: none that is left made the signature.</summary>
    private List<PathFailure> WhyNotLinked(Certificate certificate, List<PathFailure> rejected, List<Certificate> onPath)
    {
        if (certificate.IsSelfIssued)
        {
            switch (signatures.Try(certificate, certificate))
            {
                case SignatureVerdict.Valid:
                    return [new PathFailure(PathFailureKind.AnchorNotDeclared, certificate)];
                case SignatureVerdict.NotEvaluated:
                    return [new PathFailure(PathFailureKind.SignatureNotEvaluated, certificate, certificate)];
            }
        }

        if (rejected.Count > 0)
            return rejected;
        var isLoop = onPath.Exists(issuer => signatures.Try(certificate, issuer) == SignatureVerdict.Valid);
        return [new PathFailure(isLoop ? PathFailureKind.Loop : PathFailureKind.IssuerNotFound, certificate)];
    }

    private void EndWith(PathFailure failure) => deadEnds.Add(new DeadEnd([.. path], failure));

    /// <summary>The same name with the same key is the same authority, whatever certificate says so (RFC 4158 §2.4.1).</summary>
    private bool IsOnPath(Certificate issuer) => path.Exists(certificate =>
        certificate.PublicKey.Spki.SameAs(issuer.PublicKey.Spki) && certificate.Subject.IsEquivalentTo(issuer.Subject));

    private static PathFailureKind KindOf(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.KeyTypeMismatch => PathFailureKind.SignatureKeyType,
        SignatureVerdict.NotEvaluated => PathFailureKind.SignatureNotEvaluated,
        _ => PathFailureKind.SignatureInvalid,
    };
}
