namespace MqttCertGate.X509;

/// <summary>Reads certificates strictly (RFC 5280 §4.1, X.690); what is wrong and yet plain is kept beside them as a fault.</summary>
internal static class CertificateDecoder
{
    // Far longer than the names of CAs are.
    private static readonly Recent<DistinguishedName> Issuers = new(longest: 512);

    /// <summary>
    /// The length of the outer SEQUENCE, header included: what is beyond it is trailing data. False where the bytes begin with no whole SEQUENCE.
    /// </summary>
    public static bool TryMeasure(byte[] bytes, out int length)
    {
        var reader = new DerReader(bytes, []);
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
    /// <param name="sha256">Of the bytes, where it is known.</param>
    /// <exception cref="MalformedException">It is not a certificate.</exception>
    public static Certificate Decode(byte[] der, Sha256? sha256 = null)
    {
        if (der.Length > CertificateBudget.Bytes)
            throw new MalformedException($"it has {der.Length} bytes, and at most {CertificateBudget.Bytes} are read");
        var faults = new List<EncodingFault>();
        var outer = new DerReader(der, faults);
        var certificate = outer.ReadSequence();
        outer.ReadEnd();
        var tbsStart = certificate.Position;
        var tbs = certificate.ReadSequence();
        var tbsLength = certificate.Position - tbsStart;
        var signatureAlgorithm = PublicKeyDecoder.ReadAlgorithm(ref certificate);
        var signature = certificate.ReadBitStringOctets();
        certificate.ReadEnd();

        // The fields in the order in which they are encoded.
        var version = ReadVersion(ref tbs);
        var serialNumber = tbs.ReadInteger();
        var tbsAlgorithm = PublicKeyDecoder.ReadAlgorithm(ref tbs);
        var issuer = tbs.ReadOnce(Issuers, NameDecoder.Read);
        var validity = tbs.ReadSequence();
        var notBefore = validity.ReadTime("notBefore");
        var notAfter = validity.ReadTime("notAfter");
        validity.ReadEnd();
        var subject = NameDecoder.Read(ref tbs);
        var publicKey = PublicKeyDecoder.Read(ref tbs);
        SkipUniqueIdentifiers(ref tbs);
        var extensions = ReadExtensions(ref tbs);
        tbs.ReadEnd();

        Extension<T> Find<T>(string oid, DerValue<T> read)
            where T : class => ExtensionDecoder.Find(extensions, oid, faults, read);

        return new Certificate
        {
            Der = der,
            Sha256 = sha256 ?? Sha256.Of(der),
            TbsStart = tbsStart,
            TbsLength = tbsLength,
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
            Extensions = extensions.ToArray(),
            BasicConstraints = Find(Oids.BasicConstraints, ExtensionDecoder.ReadBasicConstraints),
            KeyUsage = Find(Oids.KeyUsage, ExtensionDecoder.ReadKeyUsage),
            ExtendedKeyUsage = Find(Oids.ExtendedKeyUsage, ExtensionDecoder.ReadExtendedKeyUsage),
            SubjectAlternativeName = Find(Oids.SubjectAlternativeName, ExtensionDecoder.ReadSubjectAlternativeName),
            SubjectDirectoryAttributes = Find(Oids.SubjectDirectoryAttributes, ExtensionDecoder.ReadSubjectDirectoryAttributes),
            SubjectKeyIdentifier = Find(Oids.SubjectKeyIdentifier, ExtensionDecoder.ReadSubjectKeyIdentifier),
            AuthorityKeyIdentifier = Find(Oids.AuthorityKeyIdentifier, ExtensionDecoder.ReadAuthorityKeyIdentifier),
            AuthorityInformationAccess = Find(Oids.AuthorityInformationAccess, ExtensionDecoder.ReadAuthorityInformationAccess),
            NameConstraints = Find(Oids.NameConstraints, NameConstraintsDecoder.Read),
            CrlDistributionPoints = Find(Oids.CrlDistributionPoints, DistributionPointDecoder.ReadAll),
            CertificatePolicies = Find(Oids.CertificatePolicies, PolicyDecoder.ReadPolicies),
            PolicyMappings = Find(Oids.PolicyMappings, PolicyDecoder.ReadMappings),
            PolicyConstraints = Find(Oids.PolicyConstraints, PolicyDecoder.ReadConstraints),
            InhibitAnyPolicy = Find(Oids.InhibitAnyPolicy, PolicyDecoder.ReadInhibitAnyPolicy),
            TlsFeature = Find(Oids.TlsFeature, ExtensionDecoder.ReadTlsFeature),
            // Last: the extensions have faults too.
            EncodingFaults = faults.ToArray(),
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
        if (version == 0)
            tbs.Note(EncodingFaultKind.DefaultEncoded, "the version v1 is written out");
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

    /// <summary>RFC 5280 §4.1.2.9.</summary>
    private static List<RawExtension> ReadExtensions(ref DerReader tbs)
    {
        var tag = DerTag.ContextConstructed(3);
        if (!tbs.IsNext(tag))
            return [];
        var explicitTag = tbs.ReadConstructed(tag);
        var extensions = ExtensionDecoder.ReadAll(ref explicitTag);
        explicitTag.ReadEnd();
        return extensions;
    }
}
