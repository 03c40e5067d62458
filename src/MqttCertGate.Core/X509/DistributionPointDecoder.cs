namespace MqttCertGate.X509;

/// <summary>One of a certificate's cRLDistributionPoints (RFC 5280 §4.2.1.13).</summary>
/// <param name="Names">Its full names; empty where it has none.</param>
/// <param name="HasOtherIssuer">It names who issues the list (cRLIssuer), which is then not the certificate's own issuer.</param>
internal sealed record DistributionPoint(IReadOnlyList<GeneralName> Names, bool HasOtherIssuer);

/// <summary>RFC 5280 §4.2.1.13.</summary>
internal sealed record CrlDistributionPoints(IReadOnlyList<DistributionPoint> Points);

/// <summary>Reads the two sides of a distribution point: what a certificate names (RFC 5280 §4.2.1.13) and what a list says it is (§5.2.5).</summary>
internal static class DistributionPointDecoder
{
    public static CrlDistributionPoints ReadAll(ref DerReader reader)
    {
        var sequence = reader.ReadSequence();
        if (!sequence.HasData)
            throw new MalformedException("the list of distribution points is empty");
        var points = new List<DistributionPoint>();
        while (sequence.HasData)
        {
            var (reasons, issuer) = (DerTag.Context(1), DerTag.ContextConstructed(2));
            var point = sequence.ReadSequence();
            var names = ReadName(ref point, out _);
            if (point.IsNext(reasons))
                point.ReadBitString(out _, reasons);
            var hasOtherIssuer = point.IsNext(issuer);
            if (hasOtherIssuer)
            {
                var issuers = point.ReadConstructed(issuer);
                GeneralNameDecoder.ReadAll(ref issuers);
            }

            point.ReadEnd();
            points.Add(new DistributionPoint(names, hasOtherIssuer));
        }

        return new CrlDistributionPoints(points);
    }

    public static IssuingDistributionPoint ReadIssuing(ref DerReader reader)
    {
        var onlySomeReasons = DerTag.Context(3);
        var sequence = reader.ReadSequence();
        var names = ReadName(ref sequence, out var isRelative);
        var onlyUserCerts = sequence.ReadFlag("onlyContainsUserCerts", DerTag.Context(1));
        var onlyCaCerts = sequence.ReadFlag("onlyContainsCACerts", DerTag.Context(2));
        var hasReasons = sequence.IsNext(onlySomeReasons);
        if (hasReasons)
            sequence.ReadBitString(out _, onlySomeReasons);
        var isIndirect = sequence.ReadFlag("indirectCRL", DerTag.Context(4));
        var onlyAttributeCerts = sequence.ReadFlag("onlyContainsAttributeCerts", DerTag.Context(5));
        sequence.ReadEnd();
        return new IssuingDistributionPoint(
            names, onlyUserCerts, onlyCaCerts,
            isRelative ? "nameRelativeToCRLIssuer"
            : hasReasons ? "onlySomeReasons"
            : isIndirect ? "indirectCRL"
            : onlyAttributeCerts ? "onlyContainsAttributeCerts"
            : null);
    }

    /// <summary>The DistributionPointName, where it comes next: [0] around [0] fullName or [1] nameRelativeToCRLIssuer.</summary>
    private static IReadOnlyList<GeneralName> ReadName(ref DerReader reader, out bool isRelative)
    {
        isRelative = false;
        var tag = DerTag.ContextConstructed(0);
        if (!reader.IsNext(tag))
            return [];
        var choice = reader.ReadConstructed(tag);
        isRelative = choice.IsNext(DerTag.ContextConstructed(1));
        if (isRelative)
        {
            choice.SkipElement();
            choice.ReadEnd();
            return [];
        }

        var fullName = choice.ReadConstructed(DerTag.ContextConstructed(0));
        choice.ReadEnd();
        return GeneralNameDecoder.ReadAll(ref fullName);
    }
}
