namespace MqttCertGate.X509;

/// <summary>
/// Reads certificates strictly (RFC 5280 §4.1, X.690). Explicitly encoded DEFAULT values are read although X.690 §11.5 forbids them: they change
/// no meaning, are common, and have a rule of their own.
/// </summary>
internal static class CertificateDecoder
{
    /// <summary>
    /// The length of the outer SEQUENCE, header included: what is beyond it is trailing data. False where the bytes begin with no whole SEQUENCE.
    /// </summary>
    public static bool TryMeasure(byte[] bytes, out int length)
    {
        var reader = new DerReader(bytes);
        try
        {
            reader.ReadSequence();
            length = reader.Position;
            return true;
        }
        catch (MalformedException)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>Decodes one certificate that fills <paramref name="der"/> exactly.</summary>
    /// <exception cref="MalformedException">It is not a certificate.</exception>
    public static Certificate Decode(byte[] der)
    {
        var outer = new DerReader(der);
        var certificate = outer.ReadSequence();
        outer.ReadEnd();
        var tbsStart = certificate.Position;
        var tbs = certificate.ReadSequence();
        var tbsEncoded = certificate.Since(tbsStart);
        var signatureAlgorithm = PublicKeyDecoder.ReadAlgorithm(ref certificate);
        var signature = certificate.ReadBitStringOctets();
        certificate.ReadEnd();

        // Members are initialised in order of text, which is the order of the fields.
        var version = ReadVersion(ref tbs);
        var serialNumber = tbs.ReadInteger();
        var tbsAlgorithm = PublicKeyDecoder.ReadAlgorithm(ref tbs);
        var issuer = NameDecoder.Read(ref tbs);
        var validity = tbs.ReadSequence();
        var notBefore = validity.ReadTime();
        var notAfter = validity.ReadTime();
        validity.ReadEnd();
        var subject = NameDecoder.Read(ref tbs);
        var publicKey = PublicKeyDecoder.Read(ref tbs);
        SkipUniqueIdentifiers(ref tbs);
        var extensions = ReadExtensions(ref tbs);
        tbs.ReadEnd();

        return new Certificate
        {
            Der = der,
            Tbs = tbsEncoded,
            Version = version,
            SerialNumber = serialNumber,
            TbsSignatureAlgorithm = tbsAlgorithm,
            SignatureAlgorithm = signatureAlgorithm,
            Signature = signature,
            Issuer = issuer,
            Subject = subject,
            NotBefore = notBefore,
            NotAfter = notAfter,
            PublicKey = publicKey,
            Extensions = extensions,
            BasicConstraints = ExtensionDecoder.Find(extensions, Oids.BasicConstraints, ExtensionDecoder.ReadBasicConstraints),
            KeyUsage = ExtensionDecoder.Find(extensions, Oids.KeyUsage, ExtensionDecoder.ReadKeyUsage),
            ExtendedKeyUsage = ExtensionDecoder.Find(extensions, Oids.ExtendedKeyUsage, ExtensionDecoder.ReadExtendedKeyUsage),
            SubjectAlternativeName = ExtensionDecoder.Find(
                extensions, Oids.SubjectAlternativeName, ExtensionDecoder.ReadSubjectAlternativeName),
            SubjectKeyIdentifier = ExtensionDecoder.Find(
                extensions, Oids.SubjectKeyIdentifier, ExtensionDecoder.ReadSubjectKeyIdentifier),
            AuthorityKeyIdentifier = ExtensionDecoder.Find(
                extensions, Oids.AuthorityKeyIdentifier, ExtensionDecoder.ReadAuthorityKeyIdentifier),
            AuthorityInformationAccess = ExtensionDecoder.Find(
                extensions, Oids.AuthorityInformationAccess, ExtensionDecoder.ReadAuthorityInformationAccess),
        };
    }

    /// <summary>RFC 5280 §4.1.2.1: v1 by default, the INTEGER is one less than the number.</summary>
    private static int ReadVersion(ref DerReader tbs)
    {
        var tag = DerTag.ContextConstructed(0);
        if (!tbs.IsNext(tag))
            return 1;
        var inner = tbs.ReadConstructed(tag);
        var version = inner.ReadCount();
        inner.ReadEnd();
        return version <= 2 ? version + 1 : throw new MalformedException("the version is none of v1, v2 and v3");
    }

    /// <summary>RFC 5280 §4.1.2.8.</summary>
    private static void SkipUniqueIdentifiers(ref DerReader tbs)
    {
        for (var number = 1; number <= 2; number++)
        {
            if (tbs.IsNext(DerTag.Context(number)))
                tbs.ReadBitString(out _, DerTag.Context(number));
        }
    }

    /// <summary>RFC 5280 §4.1.2.9: where there are extensions, there is at least one.</summary>
    private static List<RawExtension> ReadExtensions(ref DerReader tbs)
    {
        var extensions = new List<RawExtension>();
        var tag = DerTag.ContextConstructed(3);
        if (!tbs.IsNext(tag))
            return extensions;
        var explicitTag = tbs.ReadConstructed(tag);
        var sequence = explicitTag.ReadSequence();
        explicitTag.ReadEnd();
        if (!sequence.HasData)
            throw new MalformedException("the list of extensions is empty");
        while (sequence.HasData)
        {
            var extension = sequence.ReadSequence();
            var oid = extension.ReadOid();
            var critical = extension.IsNext(DerTag.Boolean) && extension.ReadBoolean();
            var value = extension.ReadOctetString();
            extension.ReadEnd();
            extensions.Add(new RawExtension(oid, critical, value));
        }

        return extensions;
    }
}
