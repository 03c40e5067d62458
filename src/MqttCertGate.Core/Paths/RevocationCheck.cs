using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>
/// Judges the certificates of a path by declared revocation lists (RFC 5280 §6.3.3), offline. A certificate must be covered by a list that its
/// own issuer made for it: without one its status is unknown, which is a failure. Indirect lists are not evaluated, and a list that does not
/// say everything (a delta CRL) can only revoke.
/// </summary>
internal sealed class RevocationCheck(IReadOnlyList<CertificateRevocationList> lists, SignatureVerifier verifier, ValidationTime time)
{
    /// <summary>What is wrong, from below the anchor to the end entity.</summary>
    /// <param name="certificates">The end entity first.</param>
    public IEnumerable<PathFailure> Judge(IReadOnlyList<Certificate> certificates, TrustAnchor anchor)
    {
        for (var index = certificates.Count - 1; index >= 0; index--)
        {
            var authorities = certificates.Skip(index + 1).Append(anchor.Certificate);
            if (Judge(certificates[index], authorities) is { } failure)
                yield return failure;
        }
    }

    private PathFailure? Judge(Certificate certificate, IEnumerable<Certificate> authorities)
    {
        // A CA that changes its key signs lists with the new one for certificates made with the old: the same name on the path is the same CA.
        var signers = authorities.Where(authority => authority.Subject.IsEquivalentTo(certificate.Issuer)).ToList();
        PathFailure? unknown = null;
        var isCovered = false;
        foreach (var list in lists.Where(list => list.Issuer.IsEquivalentTo(certificate.Issuer)))
        {
            if (WhyUnusable(list, certificate, signers) is { } reason)
            {
                unknown ??= Unknown(certificate, signers[0], reason, list);
                continue;
            }

            foreach (var entry in list.Revoked[Digest.Hex(certificate.SerialNumber)])
            {
                if (entry.Reason != RevocationListDecoder.RemoveFromCrl)
                    return new PathFailure(PathFailureKind.Revoked, certificate, signers[0], Describe(entry)) { RevocationList = list };
            }

            if (list.DeltaIndicator.IsPresent)
                unknown ??= Unknown(certificate, signers[0], "is a delta CRL, which covers nothing without its base", list);
            else
                isCovered = true;
        }

        return isCovered ? null : unknown ?? Unknown(certificate, signers[0], reason: "", list: null);
    }

    /// <summary>RFC 5280 §6.3.3 (b), (f), (g), as half a sentence; the signature last, since it costs most.</summary>
    private string? WhyUnusable(CertificateRevocationList list, Certificate certificate, List<Certificate> signers) =>
        WhyUnreadable(list) ?? WhyNotCurrent(list) ?? WhyOutOfScope(list, certificate) ?? WhyNotAuthentic(list, signers);

    private static string? WhyUnreadable(CertificateRevocationList list)
    {
        if (list.Unprocessed is { } oid)
            return $"has the extension {Oids.NameOf(oid)}, which is not processed";
        if ((list.IssuingDistributionPoint.Fault ?? list.DeltaIndicator.Fault ?? list.Number.Fault) is { } fault)
            return $"has a malformed extension: {fault}";
        return list is { Version: 2, Number.IsPresent: false } ? "has no cRLNumber, which every list of version v2 must have" : null;
    }

    private string? WhyNotCurrent(CertificateRevocationList list)
    {
        if (!time.HasReached(list.ThisUpdate))
            return $"is not current before {list.ThisUpdate:yyyy-MM-dd HH:mm:ss} UTC";
        return list.NextUpdate is not { } nextUpdate ? "does not say until when it is current"
            : time.HasPassed(nextUpdate) ? $"was to be replaced by {nextUpdate:yyyy-MM-dd HH:mm:ss} UTC"
            : null;
    }

    /// <summary>RFC 5280 §6.3.3 (b) (2).</summary>
    private static string? WhyOutOfScope(CertificateRevocationList list, Certificate certificate)
    {
        if (list.IssuingDistributionPoint.Value is not { } scope)
            return null;
        return scope.Unsupported is { } field ? $"has a scope with {field}, which is not evaluated"
            : scope.OnlyContainsUserCerts && certificate.IsCa ? "is about certificates of end entities alone"
            : scope.OnlyContainsCaCerts && !certificate.IsCa ? "is about certificates of CAs alone"
            : scope.Names.Count > 0 && !IsAt(certificate, scope.Names) ? "is of a distribution point that the certificate does not name"
            : null;
    }

    private static bool IsAt(Certificate certificate, IReadOnlyList<GeneralName> names) =>
        certificate.CrlDistributionPoints.Value?.Points
            .Where(point => !point.HasOtherIssuer)
            .SelectMany(point => point.Names)
            .Any(name => names.Any(other => other.Kind == name.Kind && other.Content.SameAs(name.Content))) ?? false;

    private string? WhyNotAuthentic(CertificateRevocationList list, List<Certificate> signers)
    {
        var verdicts = signers.ToLookup(signer => verifier.Verify(list, signer.PublicKey));
        var isSigned = verdicts.Contains(SignatureVerdict.Valid);
        return isSigned && verdicts[SignatureVerdict.Valid].Any(MaySign) ? null
            : isSigned ? "is signed by a CA whose key usage has no cRLSign"
            : verdicts.Contains(SignatureVerdict.NotEvaluated) ? "has a signature that could not be evaluated"
            : "is not signed with the issuer's key";
    }

    /// <summary>RFC 5280 §6.3.3 (f).</summary>
    private static bool MaySign(Certificate signer) =>
        !signer.KeyUsage.IsPresent || (signer.KeyUsage.Value is { } usage && usage.Has(KeyUsages.CrlSign));

    private static PathFailure Unknown(Certificate certificate, Certificate issuer, string reason, CertificateRevocationList? list) =>
        new(PathFailureKind.RevocationUnknown, certificate, issuer, reason) { RevocationList = list };

    private static string Describe(RevokedCertificate entry) =>
        $"on {entry.RevokedAt:yyyy-MM-dd HH:mm:ss} UTC{(entry.Reason is { } reason ? $" ({reason})" : "")}";
}
