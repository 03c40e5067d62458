namespace MqttCertGate.X509;

/// <summary>Reads GeneralName (RFC 5280 §4.2.1.6).</summary>
internal static class GeneralNameDecoder
{
    /// <summary>GeneralNames, of which there is at least one.</summary>
    public static IReadOnlyList<GeneralName> ReadAll(ref DerReader names)
    {
        if (!names.HasData)
            throw new MalformedException("a list of names is empty");
        var all = new List<GeneralName>();
        while (names.HasData)
        {
            CertificateBudget.Require(all.Count, CertificateBudget.Names, "names");
            all.Add(Read(ref names));
        }

        return all;
    }

    public static GeneralName Read(ref DerReader reader)
    {
        var tag = reader.PeekTag();
        var kind = (GeneralNameKind)(tag & DerTag.NumberBits);
        if (tag != TagOf(kind))
            throw new MalformedException($"{DerTag.NameOf(tag)} was found in place of a name");

        var inside = reader;
        var content = reader.ReadContent(tag);
        return kind == GeneralNameKind.DirectoryName
            ? ReadDirectoryName(inside.ReadConstructed(tag))
            : new GeneralName(kind, content, Text(kind, content, ref inside, tag));
    }

    /// <summary>Implicit tags, but for directoryName: a CHOICE is tagged explicitly (X.680 §31.2.7).</summary>
    private static int TagOf(GeneralNameKind kind) => kind switch
    {
        GeneralNameKind.OtherName or GeneralNameKind.X400Address or GeneralNameKind.DirectoryName or GeneralNameKind.EdiPartyName =>
            DerTag.ContextConstructed((int)kind),
        <= GeneralNameKind.RegisteredId => DerTag.Context((int)kind),
        _ => -1,
    };

    private static string Text(GeneralNameKind kind, byte[] content, ref DerReader reader, int tag)
    {
        switch (kind)
        {
            case GeneralNameKind.DnsName:
                return NameDecoder.Latin1(content);
            case GeneralNameKind.Rfc822Name or GeneralNameKind.UniformResourceIdentifier:
                var text = NameDecoder.Latin1(content);
                StringContent.Judge(text, DerTag.Ia5String, kind == GeneralNameKind.Rfc822Name ? "an rfc822Name" : "a URI", reader);
                return text;
            case GeneralNameKind.IpAddress:
                return IpAddressText.Format(content) ?? Digest.Hex(content);
            case GeneralNameKind.RegisteredId:
                return DerOid.Decode(content);
            case GeneralNameKind.OtherName:
                CheckOtherName(reader.ReadConstructed(tag));
                return Digest.Hex(content);
            default:
                reader.SkipElement();
                return Digest.Hex(content);
        }
    }

    private static GeneralName ReadDirectoryName(DerReader directoryName)
    {
        var name = NameDecoder.Read(ref directoryName);
        directoryName.ReadEnd();
        return GeneralName.Of(name);
    }

    private static void CheckOtherName(DerReader otherName)
    {
        otherName.ReadOid();
        var value = otherName.ReadConstructed(DerTag.ContextConstructed(0));
        value.SkipElement();
        value.ReadEnd();
        otherName.ReadEnd();
    }
}
