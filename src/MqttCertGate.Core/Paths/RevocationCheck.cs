using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>
/// Judges the certificates of a path by declared revocation lists (RFC 5280 §6.3), offline. Together the lists must be about every reason for
/// revocation, or the status of a certificate is unknown, which is a failure. Where RFC 5280 §6.3.3 stops as soon as they are, here every declared
/// list has its say: what any of them revokes is revoked.
/// </summary>
internal sealed class RevocationCheck(IReadOnlyList<CertificateRevocationList> lists, RevocationListSigners signers, ValidationTime time)
{
    /// <summary>What is wrong, from below the anchor to the end entity.</summary>
    /// <param name="isOfSigner">
    /// The path is that of a list's signer. Lists for it are to be signed by certificates of that path, its end among them, since a CA may leave it to
    /// the signer of its lists to say whether that one is revoked. Signers of yet other paths would be judged without end.
    /// </param>
    public IEnumerable<PathFailure> Judge(CertificationPath path, bool isOfSigner)
    {
        for (var index = path.Certificates.Count - 1; index >= 0; index--)
        {
            var certificate = path.Certificates[index];
            List<Certificate> above = [.. path.Certificates.Skip(index + 1), path.Anchor.Certificate];
            List<Certificate> authorities = isOfSigner ? [.. path.Certificates, path.Anchor.Certificate] : above;
            var usable = Usable(certificate, authorities, path.Anchor, mayBeElsewhere: !isOfSigner, out var unusable);
            if (Judge(certificate, above[0], usable, unusable) is { } failure)
                yield return failure;
        }
    }

    /// <summary>RFC 5280 §6.3.3 (b) to (h): the lists about a certificate that can be relied on, and the first that cannot.</summary>
    private List<UsableRevocationList> Usable(
        Certificate certificate, List<Certificate> authorities, TrustAnchor anchor, bool mayBeElsewhere,
        out (CertificateRevocationList List, string Reason)? unusable)
    {
        var usable = new List<UsableRevocationList>();
        unusable = null;
        foreach (var list in lists)
        {
            if (RevocationScope.Of(list, certificate) is not { } scope)
                continue;
            PublicKey? key = null;
            // The signature last, since it costs most.
            var reason = WhyUnreadable(list) ?? WhyNotCurrent(list) ?? scope.WhyOutside;
            if (reason is null)
                key = signers.Find(list, authorities, anchor, mayBeElsewhere, out reason);
            if (key is null)
                unusable ??= (list, reason!);
            else
                usable.Add(new UsableRevocationList(list, scope.Reasons, key));
        }

        return usable;
    }

    /// <summary>RFC 5280 §6.3.3 (i) to (l).</summary>
    private PathFailure? Judge(
        Certificate certificate, Certificate issuer, List<UsableRevocationList> usable, (CertificateRevocationList List, string Reason)? unusable)
    {
        PathFailure Fail(PathFailureKind kind, string detail, CertificateRevocationList? list) => new(kind, certificate, issuer, detail) { RevocationList = list };

        var complete = usable.FindAll(list => !list.IsDelta);
        var apart = usable.FindAll(list => list.IsDelta && !complete.Exists(list.Updates));
        foreach (var list in complete.Select(list => NewestOf(list, usable, certificate)).Concat(apart))
        {
            if (list.EntryOf(certificate) is { Reason: not RevocationListDecoder.RemoveFromCrl } entry)
                return Fail(PathFailureKind.Revoked, Describe(entry), list.List);
        }

        var covered = complete.Aggregate(ReasonFlags.None, (reasons, list) => reasons | list.Reasons);
        return covered == ReasonFlags.All ? null
            : signers.Exhausted is { } exhausted ? Fail(PathFailureKind.BudgetExceeded, exhausted, list: null)
            : complete.Count > 0 ? Fail(PathFailureKind.RevocationUnknown, "is about some reasons alone, and no other is about the rest", complete[0].List)
            : unusable is { } one ? Fail(PathFailureKind.RevocationUnknown, one.Reason, one.List)
            : apart.Count > 0 ? Fail(PathFailureKind.RevocationUnknown, "is a delta CRL, which is about nothing without its base", apart[0].List)
            : Fail(PathFailureKind.RevocationUnknown, detail: "", list: null);
    }

    /// <summary>The latest delta CRL that speaks of the certificate and brings the list up to date; else the list itself.</summary>
    private static UsableRevocationList NewestOf(UsableRevocationList complete, List<UsableRevocationList> usable, Certificate certificate) => usable
        .Where(list => list.IsDelta && list.Updates(complete) && list.EntryOf(certificate) is not null)
        .OrderByDescending(list => list.List.Number.Value)
        .FirstOrDefault() ?? complete;

    private static string? WhyUnreadable(CertificateRevocationList list)
    {
        if (list.Unprocessed is { } oid)
            return $"has the extension {Oids.NameOf(oid)}, which is not processed";
        if ((list.IssuingDistributionPoint.Fault ?? list.DeltaIndicator.Fault ?? list.Number.Fault) is { } fault)
            return $"has a malformed extension: {fault}";
        return list is { Version: 2, Number.IsPresent: false } ? "has no cRLNumber, which every list of version v2 must have" : null;
    }

    /// <summary>RFC 5280 §6.3.3 (a).</summary>
    private string? WhyNotCurrent(CertificateRevocationList list)
    {
        if (!time.HasReached(list.ThisUpdate))
            return $"is not current before {list.ThisUpdate:yyyy-MM-dd HH:mm:ss} UTC";
        return list.NextUpdate is not { } nextUpdate ? "does not say until when it is current"
            : time.HasPassed(nextUpdate) ? $"was to be replaced by {nextUpdate:yyyy-MM-dd HH:mm:ss} UTC"
            : null;
    }

    private static string Describe(RevokedCertificate entry) =>
        $"on {entry.RevokedAt:yyyy-MM-dd HH:mm:ss} UTC{(entry.Reason is { } reason ? $" ({reason})" : "")}";
}
