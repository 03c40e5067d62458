namespace MqttCertGate.X509;

/// <summary>Reads revocation lists strictly (RFC 5280 §5.1, X.690). Unlike a certificate, a list with any fault is not read at all.</summary>
internal static class RevocationListDecoder
{
    // RFC 5280 §5.3.1; 7 is not used.
    private static readonly string?[] Reasons =
    [
        "unspecified", "keyCompromise", "cACompromise", "affiliationChanged", "superseded", "cessationOfOperation", "certificateHold", null,
        RemoveFromCrl, "privilegeWithdrawn", "aACompromise",
    ];

    /// <summary>The reason of an entry that takes an earlier one back (RFC 5280 §5.3.1); only delta CRLs have it.</summary>
    public const string RemoveFromCrl = "removeFromCRL";

    /// <summary>Decodes one list that fills <paramref name="der"/> exactly.</summary>
    /// <exception cref="MalformedException">It is not a revocation list, or not DER.</exception>
    public static CertificateRevocationList Decode(byte[] der)
    {
        var faults = new List<EncodingFault>();
        var outer = new DerReader(der, faults);
        var list = outer.ReadSequence();
        outer.ReadEnd();
        var tbsStart = list.Position;
        var tbs = list.ReadSequence();
        var tbsEncoded = list.Since(tbsStart);
        var signatureAlgorithm = PublicKeyDecoder.ReadAlgorithm(ref list);
        var signature = list.ReadBitStringOctets();
        list.ReadEnd();

        // The fields in the order in which they are encoded.
        var version = ReadVersion(ref tbs);
        var tbsAlgorithm = PublicKeyDecoder.ReadAlgorithm(ref tbs);
        var issuer = NameDecoder.Read(ref tbs);
        var thisUpdate = tbs.ReadTime("thisUpdate");
        DateTime? nextUpdate = tbs.IsNext(DerTag.UtcTime) || tbs.IsNext(DerTag.GeneralizedTime) ? tbs.ReadTime("nextUpdate") : null;
        var entries = ReadEntries(ref tbs, issuer);
        var extensions = ReadExtensions(ref tbs);
        tbs.ReadEnd();

        // RFC 5280 §5.1.1.2, §5.1.2.1.
        if (!tbsAlgorithm.Encoded.SameAs(signatureAlgorithm.Encoded))
            throw new MalformedException("the signature algorithms inside and outside differ");
        if (version == 1 && extensions.Count > 0)
            throw new MalformedException("a list of version v1 has extensions");

        Extension<T> Find<T>(string oid, DerValue<T> read)
            where T : class => ExtensionDecoder.Find(extensions, oid, faults, read);

        var scope = Find(Oids.IssuingDistributionPoint, DistributionPointDecoder.ReadIssuing);
        var decoded = new CertificateRevocationList
        {
            Tbs = tbsEncoded,
            SignatureAlgorithm = signatureAlgorithm,
            Signature = signature,
            Sha256 = Sha256.Of(der),
            Version = version,
            Issuer = issuer,
            ThisUpdate = thisUpdate,
            NextUpdate = nextUpdate,
            Revoked = entries.Revoked,
            Number = Find(Oids.CrlNumber, ReadNumber),
            DeltaIndicator = Find(Oids.DeltaCrlIndicator, ReadNumber),
            IssuingDistributionPoint = scope,
            Unprocessed = entries.Unprocessed
                ?? (entries.NameIssuers && scope.Value is not { IndirectCrl: true } ? Oids.CertificateIssuer : null)
                ?? extensions.Find(extension => extension.Critical && extension.Oid is not (Oids.DeltaCrlIndicator or Oids.IssuingDistributionPoint))?.Oid,
        };
        return faults.Count == 0 ? decoded : throw new MalformedException(faults[0].Message);
    }

    /// <summary>RFC 5280 §5.1.2.1: v1 by default, the INTEGER is one less than the number.</summary>
    private static int ReadVersion(ref DerReader tbs)
    {
        if (!tbs.IsNext(DerTag.Integer))
            return 1;
        return tbs.ReadCount() == 1 ? 2 : throw new MalformedException("the version is neither v1 nor v2");
    }

    /// <summary>RFC 5280 §5.1.2.6.</summary>
    private static Entries ReadEntries(ref DerReader tbs, DistinguishedName listIssuer)
    {
        var revoked = new List<(string Serial, RevokedCertificate Entry)>();
        var (nameIssuers, unprocessed) = (false, (string?)null);
        if (tbs.IsNext(DerTag.Sequence))
        {
            IReadOnlyList<DistinguishedName> issuers = [listIssuer];
            for (var list = tbs.ReadSequence(); list.HasData;)
            {
                var entry = list.ReadSequence();
                var serial = Digest.Hex(entry.ReadInteger());
                var revokedAt = entry.ReadTime("revocationDate");
                var extensions = entry.HasData ? ExtensionDecoder.ReadAll(ref entry) : [];
                entry.ReadEnd();

                // Whatever its criticality, certificateIssuer speaks of this entry and of those after it (RFC 5280 §5.3.3).
                if (ValueOf(extensions, Oids.CertificateIssuer, "a certificate issuer", ReadCertificateIssuer) is { } named)
                    (issuers, nameIssuers) = (named, true);
                revoked.Add((serial, new RevokedCertificate(revokedAt, ValueOf(extensions, Oids.ReasonCode, "a reason code", ReadReason), issuers)));
                unprocessed ??= extensions.Find(extension => extension.Critical && extension.Oid is not (Oids.ReasonCode or Oids.CertificateIssuer))?.Oid;
            }
        }

        return new Entries(revoked.ToLookup(pair => pair.Serial, pair => pair.Entry, StringComparer.Ordinal), nameIssuers, unprocessed);
    }

    /// <summary>An extension of an entry. What stands in the way of the entry's meaning stands in the way of the list.</summary>
    private static T? ValueOf<T>(List<RawExtension> extensions, string oid, string name, DerValue<T> read)
        where T : class
    {
        var extension = ExtensionDecoder.Find(extensions, oid, [], read);
        return extension.Fault is { } fault ? throw new MalformedException($"{name} is malformed: {fault}") : extension.Value;
    }

    /// <summary>RFC 5280 §5.3.3: the name of the certificate's issuer is among them.</summary>
    private static List<DistinguishedName> ReadCertificateIssuer(ref DerReader reader)
    {
        var names = reader.ReadSequence();
        var issuers = GeneralNameDecoder.ReadAll(ref names).Select(name => name.DirectoryName).OfType<DistinguishedName>().ToList();
        return issuers.Count > 0 ? issuers : throw new MalformedException("no name is a directory name");
    }

    private static string ReadReason(ref DerReader reader)
    {
        var content = reader.ReadInteger(DerTag.Enumerated);
        return content.Length == 1 && content[0] < Reasons.Length && Reasons[content[0]] is { } reason
            ? reason
            : throw new MalformedException("the reason is none that is assigned");
    }

    private static List<RawExtension> ReadExtensions(ref DerReader tbs)
    {
        var tag = DerTag.ContextConstructed(0);
        if (!tbs.IsNext(tag))
            return [];
        var explicitTag = tbs.ReadConstructed(tag);
        var extensions = ExtensionDecoder.ReadAll(ref explicitTag);
        explicitTag.ReadEnd();
        return extensions;
    }

    private static CrlNumber ReadNumber(ref DerReader reader)
    {
        var value = reader.ReadInteger();
        return value[0] < 0x80 ? new CrlNumber(value) : throw new MalformedException("the number is negative");
    }

    /// <summary>The revokedCertificates of a list.</summary>
    /// <param name="NameIssuers">An entry says who issued its certificate, which only those of an indirect list may.</param>
    /// <param name="Unprocessed">OID of an entry's extension that forbids using the list; null where there is none.</param>
    private sealed record Entries(ILookup<string, RevokedCertificate> Revoked, bool NameIssuers, string? Unprocessed);
}
