namespace MqttCertGate.X509;

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
            var point = sequence.ReadSequence();
            points.Add(new DistributionPoint(ReadName(ref point), ReadReasons(ref point, 1), ReadIssuer(ref point)));
            point.ReadEnd();
        }

        return new CrlDistributionPoints(points);
    }

    public static IssuingDistributionPoint ReadIssuing(ref DerReader reader)
    {
        var start = reader.Position;
        var sequence = reader.ReadSequence();

        // In the order in which they are encoded.
        var point = new IssuingDistributionPoint(
            reader.Since(start),
            ReadName(ref sequence),
            sequence.ReadFlag("onlyContainsUserCerts", DerTag.Context(1)),
            sequence.ReadFlag("onlyContainsCACerts", DerTag.Context(2)),
            ReadReasons(ref sequence, 3),
            sequence.ReadFlag("indirectCRL", DerTag.Context(4)),
            sequence.ReadFlag("onlyContainsAttributeCerts", DerTag.Context(5)));
        sequence.ReadEnd();
        return point;
    }

    /// <summary>The DistributionPointName, where it comes next: [0] around [0] fullName or [1] nameRelativeToCRLIssuer.</summary>
    private static DistributionPointName? ReadName(ref DerReader reader)
    {
        var (tag, relative) = (DerTag.ContextConstructed(0), DerTag.ContextConstructed(1));
        if (!reader.IsNext(tag))
            return null;
        var choice = reader.ReadConstructed(tag);
        var isRelative = choice.IsNext(relative);
        var name = choice.ReadConstructed(isRelative ? relative : DerTag.ContextConstructed(0));
        choice.ReadEnd();
        return isRelative ? new DistributionPointName([], ReadRelativeName(ref name)) : new DistributionPointName(GeneralNameDecoder.ReadAll(ref name), []);
    }

    private static List<NameAttribute> ReadRelativeName(ref DerReader set)
    {
        if (!set.HasData)
            throw new MalformedException("a relative name is empty");
        var attributes = new List<NameAttribute>();
        NameDecoder.ReadRelativeName(ref set, rdn: 0, attributes);
        return attributes;
    }

    private static ReasonFlags? ReadReasons(ref DerReader reader, int number)
    {
        var tag = DerTag.Context(number);
        return reader.IsNext(tag) ? (ReasonFlags)ExtensionDecoder.ReadNamedBits(ref reader, tag, "reasons", lastName: "aACompromise") : null;
    }

    private static IReadOnlyList<GeneralName> ReadIssuer(ref DerReader point)
    {
        var tag = DerTag.ContextConstructed(2);
        if (!point.IsNext(tag))
            return [];
        var names = point.ReadConstructed(tag);
        return GeneralNameDecoder.ReadAll(ref names);
    }
}
