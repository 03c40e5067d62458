using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.X509;

namespace MqttCertGate.Subjects;

/// <summary>A manifest entry with the files it names read and its paths built: what the rules about a whole deployment judge.</summary>
internal sealed class Entry : ISubject
{
    // Made when first asked for: a bundle may hold thousands, and rules ask for each of them.
    private ILookup<Sha256, PlacedCertificate>? places;
    private bool? isPublic;
    private Func<PathSearch>? search;

    /// <inheritdoc cref="NameOf"/>
    public string Name => field ??= NameOf(Declaration, Match);

    public required CertificateEntry Declaration { get; init; }

    /// <summary>What the glob of <c>files</c> matched, as a path; null where there is none.</summary>
    public string? Match { get; init; }

    /// <summary>Never <see cref="Role.Auto"/>: that is resolved from the certificate.</summary>
    public required Role Role { get; init; }

    /// <summary>The manifest node that names the file.</summary>
    public required SourceLocation Place { get; init; }

    /// <summary>The entry's own file.</summary>
    public required Artifact File { get; init; }

    /// <summary>Intermediates from files of their own.</summary>
    public required IReadOnlyList<Artifact> Chain { get; init; }

    /// <summary>Files of the declared trust anchors.</summary>
    public required IReadOnlyList<Artifact> Trust { get; init; }

    /// <summary>The certificates of <see cref="Trust"/>.</summary>
    public TrustAnchors Anchors
    {
        get => field ??= AnchorsOf(Trust);
        init;
    }

    /// <summary>Files of revocation lists.</summary>
    public IReadOnlyList<Artifact> RevocationLists { get; init; } = [];

    /// <summary>The file of the private key; null where none is declared.</summary>
    public required Artifact? Key { get; init; }

    /// <summary>The end-entity certificate. Null where the file holds none, and for CA bundles and anchors.</summary>
    public PlacedCertificate? Leaf { get; init; }

    /// <summary>The certificate that tells what kind of entry this is: the leaf, else the first of the file; null where there is none.</summary>
    public Certificate? Subject => (Leaf ?? (File.Certificates.Count > 0 ? File.Certificates[0] : null))?.Certificate;

    /// <summary>Whether the requirements on publicly trusted certificates apply: as the manifest says, else by what the certificate tells.</summary>
    public bool IsPublic => isPublic ??= Declaration.Pki?.Value switch
    {
        Pki.Public => true,
        Pki.Private => false,
        _ => Subject is { } subject && AssumedPki.EvidenceIn(subject) is not null,
    };

    /// <summary>What was found on the way to the declared anchors; null where there is no leaf or no anchor.</summary>
    public PathSearch? Paths
    {
        get
        {
            // Entries that are judged on other threads may ask too: where there is nothing left to search, what was found is there.
            if (Volatile.Read(ref search) is { } find && field is null)
            {
                field = find();
                Volatile.Write(ref search, null);
            }

            return field;
        }

        init;
    }

    /// <summary>Finds <see cref="Paths"/> when they are first asked for; null where there are none to find.</summary>
    public Func<PathSearch>? Search
    {
        init => search = value;
    }

    /// <summary>The entry's own file where it is a store that a key belongs into beside its certificate; null where it is not.</summary>
    public Artifact? KeyStore => Role is Role.Server or Role.Client && File.Format is ArtifactFormat.Pkcs12 or ArtifactFormat.JavaKeyStore ? File : null;

    /// <summary>All files of certificates, each once.</summary>
    public IReadOnlyList<Artifact> CertificateFiles => field ??= Chain.Prepend(File).Concat(Trust).Distinct().ToArray();

    /// <summary>All files of certificates and revocation lists, each once: what may be handed out.</summary>
    public IEnumerable<Artifact> PublicFiles => RevocationLists.Count == 0 ? CertificateFiles : CertificateFiles.Concat(RevocationLists).Distinct();

    /// <summary>Whether its file is beside it too, as it is beside all entries of the declaration.</summary>
    public bool SharesFile => Chain.Contains(File) || Trust.Contains(File) || RevocationLists.Contains(File) || Key == File;

    /// <summary>The certificates in the order they are sent: the file's, then those of <c>chain</c>.</summary>
    public IReadOnlyList<PlacedCertificate> Sent => Chain.Count == 0 ? File.Certificates : [.. Chain.Prepend(File).SelectMany(file => file.Certificates)];

    /// <summary>The certificate's first place in the entry's files; null for one that is in none.</summary>
    public PlacedCertificate? Find(Certificate certificate)
    {
        places ??= CertificateFiles.SelectMany(artifact => artifact.Certificates).ToLookup(placed => placed.Certificate.Sha256);
        return places[certificate.Sha256].FirstOrDefault();
    }

    /// <summary>Whether the certificate is that of a declared trust anchor.</summary>
    public bool IsAnchor(Certificate certificate) => Anchors.Find(certificate) is not null;

    /// <summary>As the manifest says it, or <c>name/path</c> for a match of <c>files</c>.</summary>
    public static string NameOf(CertificateEntry declaration, string? match) =>
        match is null ? declaration.Name.Value : $"{declaration.Name.Value}/{match}";

    /// <summary>The trust anchors that files hold.</summary>
    public static TrustAnchors AnchorsOf(IEnumerable<Artifact> files) =>
        new(files.SelectMany(file => file.Certificates).Select(placed => placed.Certificate));

    /// <summary>Whether the best path is valid and does without <paramref name="certificate"/>: a client need not look at it.</summary>
    public bool IsBesideValidPath(Certificate certificate) =>
        Paths?.Valid is { } path && path.Certificates.Append(path.Anchor.Certificate).All(other => other.Sha256 != certificate.Sha256);

    /// <summary>
    /// The path the leaf came nearest to being valid on, trust anchor first, for a reader; where none reaches an anchor, as far as it goes, and what
    /// is missing.
    /// </summary>
    public IReadOnlyList<PathStep> StepsToAnchor(ValidationTime time) => StepsToAnchor(Paths, time);

    /// <summary>The same for a search to other anchors than the declared ones.</summary>
    public IReadOnlyList<PathStep> StepsToAnchor(PathSearch? search, ValidationTime time)
    {
        if (search is { Paths: { Count: > 0 } candidates })
            return StepsOf(candidates[0].Certificates.Append(candidates[0].Anchor.Certificate), time);
        if (search is not { DeadEnds: { Count: > 0 } deadEnds })
            return [];

        var steps = StepsOf(deadEnds[0].Certificates, time);
        return deadEnds[0].Failure is { Kind: PathFailureKind.IssuerNotFound, Certificate.Issuer: var missing }
            ? [new PathStep(missing.ShortText, Location: null, "not in the file"), .. steps]
            : steps;
    }

    private PathStep[] StepsOf(IEnumerable<Certificate> certificates, ValidationTime time) =>
        [.. certificates.Reverse().Select(certificate => Step(certificate, time))];

    /// <summary>A certificate as one step of a path.</summary>
    public PathStep Step(Certificate certificate, ValidationTime time) => new(
        certificate.Subject.ShortText,
        Find(certificate)?.Location,
        time.HasPassed(certificate.NotAfter) ? $"EXPIRED {certificate.NotAfter:yyyy-MM-dd}"
        : time.HasReached(certificate.NotBefore) ? $"until {certificate.NotAfter:yyyy-MM-dd}"
        : $"NOT VALID before {certificate.NotBefore:yyyy-MM-dd}");

    /// <summary>A violation at the manifest's entry.</summary>
    public Violation Violation(string message, string discriminator = "") => ViolationAt(Place, message, discriminator);

    /// <summary>A violation at a place of the entry's files.</summary>
    public Violation ViolationAt(SourceLocation location, string message, string discriminator = "") => new(message, location)
    {
        EntryName = Name,
        DeclaredAt = Place,
        Discriminator = discriminator,
    };

    /// <summary>A violation of one of the entry's certificates.</summary>
    public Violation ViolationOf(Certificate certificate, string message, string discriminator = "")
    {
        var placed = Find(certificate);
        return ViolationAt(placed?.Location ?? Place, message, discriminator) with
        {
            Slot = SlotOf(certificate),
            Certificate = certificate.Facts,
            File = placed?.File,
        };
    }

    /// <summary>See <see cref="Findings.Violation.Slot"/>.</summary>
    public string SlotOf(Certificate certificate)
    {
        if (certificate.Sha256 == Leaf?.Certificate.Sha256)
            return "leaf";
        return $"{(IsAnchor(certificate) ? "root" : "issuer")}:{AuthoritySlot.Of(certificate)}";
    }
}
