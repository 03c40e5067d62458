using System.Text;

namespace MqttCertGate.X509;

/// <summary>Reads a Name (RFC 5280 §4.1.2.4) and the strings in it.</summary>
internal static class NameDecoder
{
    // Octets that are not text become U+FFFD; the encoding beside the text keeps them.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: true, byteOrderMark: false);
    private static readonly UTF32Encoding Utf32 = new(bigEndian: true, byteOrderMark: false);

    public static DistinguishedName Read(ref DerReader reader)
    {
        var start = reader.Position;
        var attributes = new List<NameAttribute>();
        var sequence = reader.ReadSequence();
        for (var rdn = 0; sequence.HasData; rdn++)
        {
            var set = sequence.ReadConstructed(DerTag.Set);
            ReadRelativeName(ref set, rdn, attributes);
        }

        return new DistinguishedName(reader.Since(start), attributes.ToArray());
    }

    /// <summary>One character an octet: ISO 8859-1, and so ASCII too.</summary>
    public static string Latin1(byte[] content)
    {
        var text = new char[content.Length];
        for (var index = 0; index < content.Length; index++)
            text[index] = (char)content[index];
        return new string(text);
    }

    /// <summary>Adds the attributes of a RelativeDistinguishedName, which fills <paramref name="set"/>.</summary>
    public static void ReadRelativeName(ref DerReader set, int rdn, List<NameAttribute> attributes)
    {
        if (!set.HasData)
            set.Note(EncodingFaultKind.NotDer, "a relative distinguished name is empty");
        byte[]? previous = null;
        while (set.HasData)
        {
            var start = set.Position;
            CertificateBudget.Require(attributes.Count, CertificateBudget.Attributes, "attributes in a name");
            attributes.Add(ReadAttribute(set.ReadSequence(), rdn));
            if (previous is null && !set.HasData)
                return;
            var encoded = set.Since(start);
            if (previous is not null && previous.CompareTo(encoded) > 0)
                set.Note(EncodingFaultKind.NotDer, "the parts of a relative distinguished name are not in order");
            previous = encoded;
        }
    }

    private static NameAttribute ReadAttribute(DerReader attribute, int rdn)
    {
        var oid = attribute.ReadOid();
        var tag = attribute.PeekTag();
        var text = ReadText(ref attribute, tag);
        attribute.ReadEnd();
        StringContent.Judge(text, tag, Oids.AttributeName(oid), attribute);
        return new NameAttribute(oid, tag, text, rdn);
    }

    private static string ReadText(ref DerReader value, int tag) => tag switch
    {
        DerTag.Utf8String => Utf8.GetString(value.ReadContent(tag)),
        DerTag.BmpString => Utf16.GetString(value.ReadContent(tag)),
        DerTag.UniversalString => Utf32.GetString(value.ReadContent(tag)),
        // TeletexString in practice holds ISO 8859-1 (RFC 5280 appendix B leaves it to the decoder).
        DerTag.PrintableString or DerTag.Ia5String or DerTag.TeletexString or DerTag.NumericString or DerTag.VisibleString =>
            Latin1(value.ReadContent(tag)),
        // RFC 4514 §2.4: what has no string form is # and the hexadecimal encoding.
        _ => '#' + Digest.Hex(value.ReadElement()),
    };
}
