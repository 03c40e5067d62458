using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>What a list says of one certificate, if it says anything (RFC 5280 §6.3.3 (b), (d)).</summary>
/// <param name="Reasons">The interim_reasons_mask, of all distribution points of the certificate that the list is of.</param>
/// <param name="WhyOutside">Why the list is not about the certificate although the issuer is the right one, as half a sentence; null where it is.</param>
internal sealed record RevocationScope(ReasonFlags Reasons, string? WhyOutside)
{
    private const string NotIndirect = "is not an indirect CRL, and so is about certificates of its own issuer alone";

    /// <summary>Null for a list of another issuer, which has nothing to say.</summary>
    public static RevocationScope? Of(CertificateRevocationList list, Certificate certificate)
    {
        var (reasons, isOf, whyOutside) = (ReasonFlags.None, false, (string?)null);
        foreach (var point in PointsOf(certificate).Where(point => IsOfIssuer(list, certificate, point)))
        {
            var fault = WhyOutsideOf(list, certificate, point);
            whyOutside ??= fault;
            isOf |= fault is null;
            reasons |= fault is null ? ReasonsOf(list, point) : ReasonFlags.None;
        }

        return isOf ? new RevocationScope(reasons, WhyOutside: null)
            : whyOutside is null ? null
            : new RevocationScope(ReasonFlags.None, whyOutside);
    }

    /// <summary>Last the one that RFC 5280 §6.3.3 has assumed for lists that no distribution point specifies, named for the certificate's issuer.</summary>
    private static IEnumerable<DistributionPoint> PointsOf(Certificate certificate) =>
        (certificate.CrlDistributionPoints.Value?.Points ?? [])
            .Append(new DistributionPoint(new DistributionPointName([GeneralName.Of(certificate.Issuer)], []), Reasons: null, CrlIssuer: []));

    /// <summary>RFC 5280 §6.3.3 (b) (1), as far as names go.</summary>
    private static bool IsOfIssuer(CertificateRevocationList list, Certificate certificate, DistributionPoint point) => point.CrlIssuer.Count > 0
        ? point.CrlIssuer.Any(name => name.DirectoryName?.IsEquivalentTo(list.Issuer) ?? false)
        : list.Issuer.IsEquivalentTo(certificate.Issuer);

    /// <summary>RFC 5280 §6.3.3 (b) (1), (2).</summary>
    private static string? WhyOutsideOf(CertificateRevocationList list, Certificate certificate, DistributionPoint point)
    {
        if (list.IssuingDistributionPoint.Value is not { } scope)
            return point.CrlIssuer.Count > 0 ? NotIndirect : null;
        return point.CrlIssuer.Count > 0 && !scope.IndirectCrl ? NotIndirect
            : scope.OnlyContainsUserCerts && certificate.IsCa ? "is about certificates of end entities alone"
            : scope.OnlyContainsCaCerts && !certificate.IsCa ? "is about certificates of CAs alone"
            : scope.OnlyContainsAttributeCerts ? "is about attribute certificates alone"
            : scope.Name is { } name && !IsAt(name, point, list.Issuer) ? "is of a distribution point that the certificate does not name"
            : null;
    }

    /// <summary>RFC 5280 §6.3.3 (b) (2) (i): a distribution point without a name goes by its cRLIssuer.</summary>
    private static bool IsAt(DistributionPointName name, DistributionPoint point, DistinguishedName issuer) => name.ComparableTexts(issuer)
        .Intersect(point.Name?.ComparableTexts(issuer) ?? point.CrlIssuer.Select(other => other.ComparableText), StringComparer.Ordinal)
        .Any();

    /// <summary>RFC 5280 §6.3.3 (d).</summary>
    private static ReasonFlags ReasonsOf(CertificateRevocationList list, DistributionPoint point) =>
        ReasonFlags.All & (list.IssuingDistributionPoint.Value?.OnlySomeReasons ?? ReasonFlags.All) & (point.Reasons ?? ReasonFlags.All);
}
