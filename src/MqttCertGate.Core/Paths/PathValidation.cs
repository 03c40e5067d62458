using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>
/// Validates one path whose links are confirmed (RFC 5280 §6.1), and finds all that is wrong with it. Whether the end entity itself is for the
/// purpose, policies and revocation are judged elsewhere.
/// </summary>
internal sealed class PathValidation
{
    /// <summary>What is processed here, or elsewhere before a verdict.</summary>
    private static readonly HashSet<string> Processed = new(StringComparer.Ordinal)
    {
        Oids.BasicConstraints, Oids.KeyUsage, Oids.ExtendedKeyUsage, Oids.SubjectAlternativeName, Oids.SubjectKeyIdentifier,
        Oids.AuthorityKeyIdentifier, Oids.NameConstraints, Oids.CertificatePolicies, Oids.PolicyMappings, Oids.PolicyConstraints, Oids.InhibitAnyPolicy,
    };

    private readonly ValidationTime time;
    private readonly string? purpose;
    private readonly NameConstraintCheck names;
    private readonly List<PathFailure> failures = [];
    private (int Remaining, Certificate SetBy)? limit;

    private PathValidation(ValidationTime time, string? purpose, NameComparisonAllowance comparisons)
    {
        this.time = time;
        this.purpose = purpose;
        names = new NameConstraintCheck(comparisons);
    }

    /// <summary>What is wrong with a path, in order from the anchor to the end entity.</summary>
    /// <param name="certificates">The end entity first; none where the anchor is the end entity.</param>
    public static IReadOnlyList<PathFailure> Validate(
        IReadOnlyList<Certificate> certificates, TrustAnchor anchor, ValidationTime time, string? purpose, NameComparisonAllowance comparisons)
    {
        var validation = new PathValidation(time, purpose, comparisons);
        if (certificates.Count > 0)
            validation.JudgeAnchor(anchor.Certificate);
        for (var index = certificates.Count - 1; index > 0; index--)
            validation.JudgeIntermediate(certificates[index]);
        validation.JudgeEndEntity(certificates.Count > 0 ? certificates[0] : anchor.Certificate);
        return validation.failures;
    }

    private void JudgeAnchor(Certificate anchor)
    {
        JudgeDates(anchor, PathFailureKind.AnchorNotYetValid, PathFailureKind.AnchorExpired);

        // Trusted by declaration (RFC 5280 §6.1.1 (d)): a root older than basicConstraints need not have them.
        JudgeIssuer(anchor, needsBasicConstraints: !anchor.IsSelfIssued);
        Tighten(anchor);
    }

    private void JudgeIntermediate(Certificate intermediate)
    {
        JudgeDates(intermediate, PathFailureKind.NotYetValid, PathFailureKind.Expired);
        JudgeIssuer(intermediate, needsBasicConstraints: true);
        JudgeLength(intermediate);
        failures.AddRange(names.Judge(intermediate, isEndEntity: false));
        Tighten(intermediate);
    }

    private void JudgeEndEntity(Certificate endEntity)
    {
        JudgeDates(endEntity, PathFailureKind.NotYetValid, PathFailureKind.Expired);
        JudgeExtensions(endEntity, isIssuer: false);
        failures.AddRange(names.Judge(endEntity, isEndEntity: true));
    }

    /// <summary>RFC 5280 §6.1.3 (a) (2).</summary>
    private void JudgeDates(Certificate certificate, PathFailureKind notYetValid, PathFailureKind expired)
    {
        if (time.HasPassed(certificate.NotAfter))
            Fail(expired, certificate);
        else if (!time.HasReached(certificate.NotBefore))
            Fail(notYetValid, certificate);
    }

    /// <summary>RFC 5280 §6.1.4 (k), (n), (o), and what every TLS stack but mbedTLS asks of a CA's extKeyUsage.</summary>
    private void JudgeIssuer(Certificate issuer, bool needsBasicConstraints)
    {
        if (issuer.BasicConstraints is { Fault: null, Value: var constraints } && (constraints is null ? needsBasicConstraints : !constraints.IsCa))
            Fail(PathFailureKind.IssuerNotCa, issuer);
        if (issuer.KeyUsage.Value is { } usage && !usage.Has(KeyUsages.KeyCertSign))
            Fail(PathFailureKind.IssuerMayNotSign, issuer);
        if (purpose is not null && issuer.ExtendedKeyUsage.Value is { } purposes && !purposes.Has(purpose) && !purposes.Has(Oids.AnyExtendedKeyUsage))
            Fail(PathFailureKind.PurposeNotAllowed, issuer, purpose);
        JudgeExtensions(issuer, isIssuer: true);
    }

    /// <summary>RFC 5280 §6.1.4 (l). Each constraint is reported once, at the first certificate too many.</summary>
    private void JudgeLength(Certificate intermediate)
    {
        if (intermediate.IsSelfIssued || limit is not { } current)
            return;
        if (current.Remaining > 0)
        {
            limit = current with { Remaining = current.Remaining - 1 };
            return;
        }

        failures.Add(new PathFailure(PathFailureKind.PathTooLong, intermediate, current.SetBy));
        limit = null;
    }

    /// <summary>RFC 5280 §6.1.4 (g), (m).</summary>
    private void Tighten(Certificate issuer)
    {
        if (issuer.BasicConstraints.Value is { IsCa: true, PathLength: { } length } && (limit is not { } current || length < current.Remaining))
            limit = (length, issuer);
        names.Tighten(issuer);
    }

    /// <summary>RFC 5280 §6.1.4 (o), §6.1.5 (f).</summary>
    private void JudgeExtensions(Certificate certificate, bool isIssuer)
    {
        JudgeEncoding(certificate, Oids.BasicConstraints, certificate.BasicConstraints, isNeeded: true);
        JudgeEncoding(certificate, Oids.KeyUsage, certificate.KeyUsage, isNeeded: true);
        JudgeEncoding(certificate, Oids.ExtendedKeyUsage, certificate.ExtendedKeyUsage, isNeeded: isIssuer && purpose is not null);
        JudgeEncoding(certificate, Oids.SubjectAlternativeName, certificate.SubjectAlternativeName, isNeeded: names.IsInForce);
        JudgeEncoding(certificate, Oids.NameConstraints, certificate.NameConstraints, isNeeded: isIssuer);
        JudgeEncoding(certificate, Oids.SubjectKeyIdentifier, certificate.SubjectKeyIdentifier, isNeeded: false);
        JudgeEncoding(certificate, Oids.AuthorityKeyIdentifier, certificate.AuthorityKeyIdentifier, isNeeded: false);
        JudgeEncoding(certificate, Oids.CertificatePolicies, certificate.CertificatePolicies, isNeeded: true);
        JudgeEncoding(certificate, Oids.PolicyMappings, certificate.PolicyMappings, isNeeded: true);
        JudgeEncoding(certificate, Oids.PolicyConstraints, certificate.PolicyConstraints, isNeeded: true);
        JudgeEncoding(certificate, Oids.InhibitAnyPolicy, certificate.InhibitAnyPolicy, isNeeded: true);

        foreach (var extension in certificate.Extensions)
        {
            if (extension.Critical && !Processed.Contains(extension.Oid))
                Fail(PathFailureKind.UnknownCriticalExtension, certificate, extension.Oid);
        }
    }

    private void JudgeEncoding<T>(Certificate certificate, string oid, Extension<T> extension, bool isNeeded)
        where T : class
    {
        if (extension.Fault is not null && (isNeeded || extension.IsCritical))
            Fail(PathFailureKind.MalformedExtension, certificate, oid);
    }

    private void Fail(PathFailureKind kind, Certificate certificate, string detail = "") =>
        failures.Add(new PathFailure(kind, certificate, Detail: detail));
}
