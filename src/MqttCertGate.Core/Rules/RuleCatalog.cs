using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

/// <summary>Every rule, one line each, by id.</summary>
internal static class RuleCatalog
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        InternalError.Rule,
        NothingEvaluated.Rule,
        NotEvaluated.Rule,
        UnknownManifestKey.Rule,
        InvalidWaiver.Rule,
        UnusedWaiver.Rule,
        InvalidManifest.Rule,
        FileMissing.Rule,
        ContentNotFetched.Rule,
        EmptyOrOversize.Rule,
        FormatMismatch.Rule,
        NoPemBlock.Rule,
        BoundaryMalformed.Rule,
        BlockNotClosed.Rule,
        Base64Invalid.Rule,
        UnexpectedBlock.Rule,
        TextNotPlain.Rule,
        TrailingData.Rule,
        NotACertificate.Rule,
        NotDer.Rule,
        DefaultEncoded.Rule,
        NamedBitListPadded.Rule,
        ChainFileTooLarge.Rule,
        ChainFileTooLong.Rule,
        KeyStoreUnreadable.Rule,
        PrivateKeyInPublicFile.Rule,
        KeyCertificateMismatch.Rule,
        RsaModulusTooShort.Rule,
        RsaModulusNotWholeOctets.Rule,
        RsaExponentUnsound.Rule,
        RsaModulusUnsound.Rule,
        RsaPrimesClose.Rule,
        CurveNotAccepted.Rule,
        ExplicitCurveParameters.Rule,
        EcPointUnsound.Rule,
        EdwardsKeyUnsound.Rule,
        RsaParametersNotNull.Rule,
        RsaPssKey.Rule,
        DsaKey.Rule,
        KeyNotEvaluated.Rule,
        KeyTypeNotDeclared.Rule,
        SignatureAlgorithmsDiffer.Rule,
        DuplicateExtension.Rule,
        UnknownCriticalExtension.Rule,
        MalformedExtension.Rule,
        LeafIsCa.Rule,
        LeafMaySignCertificates.Rule,
        KeyUsageEmpty.Rule,
        KeyUsageNotCritical.Rule,
        DigitalSignatureMissing.Rule,
        EcKeyEncipherment.Rule,
        ServerAuthMissing.Rule,
        AuthorityExcludesPurpose.Rule,
        SubjectAlternativeNameMissing.Rule,
        NameConstraintsMisplaced.Rule,
        SignatureHashBroken.Rule,
        SignatureHashSha1.Rule,
        SignatureKeyTypeMismatch.Rule,
        Expired.Rule,
        NotYetValid.Rule,
        Expiring.Rule,
        NegativeValidity.Rule,
        ValidityTooLong.Rule,
        LeafNotFirst.Rule,
        ChainOutOfOrder.Rule,
        SignatureInvalid.Rule,
        NamesEncodedDifferently.Rule,
        PathIncomplete.Rule,
        UnrelatedCertificate.Rule,
        DuplicateCertificate.Rule,
        RootIncluded.Rule,
        AnchorNotDeclared.Rule,
        PathSearchExhausted.Rule,
        PathTooLong.Rule,
        IssuerNotCa.Rule,
        IssuerMayNotSign.Rule,
        NameConstraintViolated.Rule,
        PolicyRejected.Rule,
        AuthorityExpired.Rule,
        AnchorExpired.Rule,
        SelfSignedLeaf.Rule,
        RevocationNotRuledOut.Rule,
        BundleHoldsNonCa.Rule,
        DomainNotCovered.Rule,
        CoveredByCommonNameOnly.Rule,
        CommonNameMissing.Rule,
        WildcardMalformed.Rule,
        AddressAsDnsName.Rule,
        UnexpectedName.Rule,
        AccessPointMalformed.Rule,
        ClientAuthMissing.Rule,
        ClusterLimits.Rule,
        PinMismatch.Rule,
        PkiAssumed.Rule,
        AnchorNotRoot.Rule,
        AnchorWrong.Rule,
        AnchorEndsFirst.Rule,
        RoleAssumed.Rule,
        AuthorityInPlaceOfLeaf.Rule,
    ];

    private static readonly Dictionary<string, Rule> ByName = All
        .SelectMany(rule => new[] { (Key: rule.Descriptor.Id, rule), (Key: rule.Descriptor.Name, rule) })
        .ToDictionary(pair => pair.Key, pair => pair.rule, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rule of that id or short name; null where there is none.</summary>
    public static Rule? Find(string idOrName) => ByName.TryGetValue(idOrName, out var rule) ? rule : null;

    /// <summary>Every id and short name, for suggestions.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>What is printed of the rules, by id.</summary>
    public static IReadOnlyList<RuleDescriptor> Descriptors { get; } = [.. All.Select(rule => rule.Descriptor)];
}
