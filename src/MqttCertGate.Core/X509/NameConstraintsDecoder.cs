namespace MqttCertGate.X509;

/// <summary>Reads nameConstraints (RFC 5280 §4.2.1.10).</summary>
internal static class NameConstraintsDecoder
{
    public static NameConstraints Read(ref DerReader reader)
    {
        var constraints = reader.ReadSequence();
        var permitted = ReadSubtrees(ref constraints, 0);
        var excluded = ReadSubtrees(ref constraints, 1);
        constraints.ReadEnd();
        return permitted.Count + excluded.Count > 0
            ? new NameConstraints(permitted, excluded)
            : throw new MalformedException("it permits and excludes nothing");
    }

    private static List<GeneralName> ReadSubtrees(ref DerReader constraints, int number)
    {
        var subtrees = new List<GeneralName>();
        var tag = DerTag.ContextConstructed(number);
        if (!constraints.IsNext(tag))
            return subtrees;
        var list = constraints.ReadConstructed(tag);
        if (!list.HasData)
            throw new MalformedException("a list of subtrees is empty");
        while (list.HasData)
        {
            CertificateBudget.Require(subtrees.Count, CertificateBudget.Names, "subtrees");
            subtrees.Add(ReadSubtree(list.ReadSequence()));
        }

        return subtrees;
    }

    private static GeneralName ReadSubtree(DerReader subtree)
    {
        var name = GeneralNameDecoder.Read(ref subtree);
        var (minimum, maximum) = (DerTag.Context(0), DerTag.Context(1));
        var isFromZero = true;
        if (subtree.IsNext(minimum))
        {
            isFromZero = subtree.ReadInteger(minimum).SameAs([0]);
            if (isFromZero)
                subtree.Note(EncodingFaultKind.DefaultEncoded, "the minimum 0 of a subtree is written out");
        }

        var hasMaximum = subtree.IsNext(maximum);
        if (hasMaximum)
            subtree.ReadInteger(maximum);
        if (!isFromZero)
            throw new MalformedException(hasMaximum ? "a subtree has a minimum and a maximum" : "the minimum of a subtree is not 0");
        if (hasMaximum)
            throw new MalformedException("a subtree has a maximum");
        subtree.ReadEnd();
        if (name.Kind != GeneralNameKind.IpAddress)
            return name;
        var network = IpAddressText.FormatNetwork(name.Content)
            ?? throw new MalformedException("an iPAddress subtree is not an address and a mask of leading ones");
        return name with { Text = network };
    }
}
