namespace MqttCertGate.X509;

/// <summary>Reads the values of the extensions the gate knows (RFC 5280 §4.2). What is wrong with one stays with that one.</summary>
internal static class ExtensionDecoder
{
    // Longer than the key usages, purposes, key identifiers and URLs that a CA writes into each of its certificates.
    private static readonly Recent<RawExtension> Recent = new(longest: 256);

    /// <summary>Extensions, of which there is at least one where the field is present (RFC 5280 §4.1.2.9, §5.1.2.7).</summary>
    public static List<RawExtension> ReadAll(ref DerReader reader)
    {
        var extensions = new List<RawExtension>();
        var sequence = reader.ReadSequence();
        if (!sequence.HasData)
            reader.Note(EncodingFaultKind.NotDer, "the list of extensions is empty");
        while (sequence.HasData)
        {
            CertificateBudget.Require(extensions.Count, CertificateBudget.Extensions, "extensions");
            extensions.Add(sequence.ReadOnce(Recent, Read));
        }

        return extensions;
    }

    private static RawExtension Read(ref DerReader reader)
    {
        var extension = reader.ReadSequence();
        var oid = extension.ReadOid();
        var critical = extension.ReadFlag("critical");
        var value = extension.ReadOctetString();
        extension.ReadEnd();
        return new RawExtension(oid, critical, value);
    }

    /// <summary>The extension <paramref name="oid"/> among <paramref name="extensions"/>; RFC 5280 §4.2 allows one of a kind.</summary>
    public static Extension<T> Find<T>(
        List<RawExtension> extensions, string oid, ICollection<EncodingFault> faults, DerValue<T> read)
        where T : class
    {
        RawExtension? first = null;
        var (critical, isAgain) = (false, false);
        foreach (var extension in extensions)
        {
            if (extension.Oid != oid)
                continue;
            isAgain = first is not null;
            first ??= extension;
            critical |= extension.Critical;
        }

        if (first is null)
            return Extension<T>.Absent;
        if (isAgain)
            return Extension<T>.Malformed("appears twice", critical);
        if (first.Decoded is Extension<T> known)
            return known;
        var before = faults.Count;
        var decoded = Decode(first, faults, read);
        if (faults.Count == before)
            first.Decoded = decoded;
        return decoded;
    }

    private static Extension<T> Decode<T>(RawExtension extension, ICollection<EncodingFault> faults, DerValue<T> read)
        where T : class
    {
        try
        {
            var reader = new DerReader(extension.Value, faults);
            var value = read(ref reader);
            reader.ReadEnd();
            return Extension<T>.Present(value, extension.Critical);
        }
        catch (MalformedException fault)
        {
            return Extension<T>.Malformed(fault.Message, extension.Critical);
        }
    }

    public static BasicConstraints ReadBasicConstraints(ref DerReader reader)
    {
        var sequence = reader.ReadSequence();
        var isCa = sequence.ReadFlag("cA");
        int? pathLength = sequence.HasData ? sequence.ReadCount() : null;
        sequence.ReadEnd();
        // Mbed TLS counts one more and refuses what an int then has no room for (library/x509_crt.c); nobody means such a number.
        return pathLength == int.MaxValue
            ? throw new MalformedException($"the pathLenConstraint is {int.MaxValue} or more")
            : new BasicConstraints(isCa, pathLength);
    }

    public static KeyUsage ReadKeyUsage(ref DerReader reader) =>
        new((KeyUsages)ReadNamedBits(ref reader, DerTag.BitString, "keyUsage", lastName: "decipherOnly"));

    /// <summary>A BIT STRING whose bits 0 to 8 have names, as those of keyUsage and of ReasonFlags do; bit n is the value <c>1 &lt;&lt; n</c>.</summary>
    public static int ReadNamedBits(ref DerReader reader, int tag, string name, string lastName)
    {
        var octets = reader.ReadBitString(out var unusedBits, tag);
        var length = (octets.Length * 8) - unusedBits;
        var last = -1;
        var bits = 0;
        for (var bit = 0; bit < length; bit++)
        {
            if ((octets[bit / 8] & (0x80 >> (bit % 8))) == 0)
                continue;
            bits |= bit <= 8 ? 1 << bit : throw new MalformedException($"a bit after {lastName} is set");
            last = bit;
        }

        if (last < length - 1)
            reader.Note(EncodingFaultKind.NamedBitList, $"{name} ends in zero bits");
        return bits;
    }

    public static ExtendedKeyUsage ReadExtendedKeyUsage(ref DerReader reader)
    {
        var sequence = reader.ReadSequence();
        if (!sequence.HasData)
            throw new MalformedException("the list of purposes is empty");
        var purposes = new List<string>();
        while (sequence.HasData)
            purposes.Add(sequence.ReadOid());
        return new ExtendedKeyUsage(purposes);
    }

    public static SubjectAlternativeName ReadSubjectAlternativeName(ref DerReader reader)
    {
        // One without a name has a rule of its own.
        var names = reader.ReadSequence();
        return new SubjectAlternativeName(names.HasData ? GeneralNameDecoder.ReadAll(ref names) : []);
    }

    public static TlsFeature ReadTlsFeature(ref DerReader reader)
    {
        var sequence = reader.ReadSequence();
        var features = new List<int>();
        while (sequence.HasData)
            features.Add(sequence.ReadCount());
        return new TlsFeature(features);
    }

    public static SubjectDirectoryAttributes ReadSubjectDirectoryAttributes(ref DerReader reader)
    {
        var sequence = reader.ReadSequence();
        if (!sequence.HasData)
            throw new MalformedException("the list of attributes is empty");
        var types = new List<string>();
        while (sequence.HasData)
        {
            var attribute = sequence.ReadSequence();
            types.Add(attribute.ReadOid());
            attribute.ReadContent(DerTag.Set);
            attribute.ReadEnd();
        }

        return new SubjectDirectoryAttributes(types);
    }

    public static SubjectKeyIdentifier ReadSubjectKeyIdentifier(ref DerReader reader) => new(reader.ReadOctetString());

    public static AuthorityKeyIdentifier ReadAuthorityKeyIdentifier(ref DerReader reader)
    {
        var (keyIdentifier, issuer, serialNumber) = (DerTag.Context(0), DerTag.ContextConstructed(1), DerTag.Context(2));
        var sequence = reader.ReadSequence();
        var key = sequence.IsNext(keyIdentifier) ? sequence.ReadContent(keyIdentifier) : null;
        var hasIssuer = sequence.IsNext(issuer);
        if (hasIssuer)
        {
            var names = sequence.ReadConstructed(issuer);
            GeneralNameDecoder.ReadAll(ref names);
        }

        var hasSerialNumber = sequence.IsNext(serialNumber);
        if (hasSerialNumber)
            sequence.ReadInteger(serialNumber);
        sequence.ReadEnd();
        // RFC 5280 §4.2.1.1: both are present or both are absent.
        if (hasIssuer != hasSerialNumber)
            throw new MalformedException(hasIssuer ? "the issuer has no serial number beside it" : "the serial number has no issuer beside it");
        return new AuthorityKeyIdentifier(key, hasIssuer);
    }

    public static AuthorityInformationAccess ReadAuthorityInformationAccess(ref DerReader reader)
    {
        var sequence = reader.ReadSequence();
        if (!sequence.HasData)
            throw new MalformedException("the list of access descriptions is empty");
        var (caIssuers, ocsp) = (new List<string>(), new List<string>());
        while (sequence.HasData)
        {
            var description = sequence.ReadSequence();
            var method = description.ReadOid();
            var location = GeneralNameDecoder.Read(ref description);
            description.ReadEnd();
            if (location.Kind == GeneralNameKind.UniformResourceIdentifier && method is Oids.CaIssuers or Oids.Ocsp)
                (method == Oids.CaIssuers ? caIssuers : ocsp).Add(location.Text);
        }

        return new AuthorityInformationAccess(caIssuers, ocsp);
    }
}
