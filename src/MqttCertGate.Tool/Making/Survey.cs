using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Making;

/// <summary>What files hold and how it belongs together, told by signatures and public keys and never by a name.</summary>
internal sealed class Survey
{
    private readonly ValidationTime time;
    private readonly SignatureVerifier verifier;
    private readonly IReadOnlyList<Artifact> files;
    private readonly IReadOnlyList<Certificate> roots;
    private readonly TrustAnchors anchors;
    private readonly IReadOnlyList<Certificate> intermediates;
    private readonly List<ProposedEntry> entries = [];
    private readonly List<LeftOutFile> leftOut = [];

    /// <param name="found">Every file, whatever it holds.</param>
    /// <param name="names">Of the entries to be.</param>
    /// <param name="time">Prefers paths that are valid then; what belongs together does not depend on it.</param>
    public Survey(IEnumerable<Artifact> found, EntryNames names, ValidationTime time, SignatureVerifier verifier)
    {
        this.time = time;
        this.verifier = verifier;
        var named = found.OrderBy(file => file.Path, StringComparer.Ordinal).ToLookup(file => PathForm.IsPath(names.PathOf(file)));
        files = [.. named[true]];
        leftOut.AddRange(named[false].Where(file => file.Certificates.Count > 0).Select(file => new LeftOutFile(file, "a manifest cannot name a file that is called so")));
        var authorities = files.SelectMany(file => file.Certificates).Select(placed => placed.Certificate)
            .Where(certificate => certificate.IsCa).DistinctBy(certificate => certificate.Sha256).ToList();
        roots = [.. authorities.Where(IsRoot)];
        anchors = new TrustAnchors(roots);
        intermediates = [.. authorities.Where(authority => !IsRoot(authority))];
        Propose(names);
    }

    /// <summary>By the path of their files.</summary>
    public IReadOnlyList<ProposedEntry> Entries => entries;

    /// <summary>Files of certificates and keys that no entry names, by path.</summary>
    public IReadOnlyList<LeftOutFile> LeftOut => [.. leftOut.OrderBy(file => file.File.Path, StringComparer.Ordinal)];

    /// <summary>The paths that lead from a certificate to the roots at hand.</summary>
    public PathSearch PathsOf(Certificate certificate) => PathBuilder.Search(certificate, intermediates, anchors, time, verifier, new PathBudget());

    private bool IsRoot(Certificate authority) =>
        authority.IsSelfIssued && verifier.Verify(authority, authority.PublicKey) is SignatureVerdict.Valid or SignatureVerdict.NotEvaluated;

    private void Propose(EntryNames names)
    {
        var ofLeaf = files.Where(file => EntryReader.LeafOf(file) is not null).ToLookup(file => EntryReader.LeafOf(file)!.Certificate.Sha256);
        var chosen = new List<(Artifact File, PlacedCertificate? Leaf)>();
        foreach (var alike in ofLeaf)
        {
            // The file with the chain is what a broker serves; a key store holds more than is shown, so PEM comes first.
            var ordered = alike.OrderByDescending(file => file.Certificates.Count).ThenBy(file => file.Format != ArtifactFormat.Pem).ToList();
            chosen.Add((ordered[0], EntryReader.LeafOf(ordered[0])));
            leftOut.AddRange(ordered.Skip(1).Select(file => new LeftOutFile(file, $"its certificate is in {Path.GetFileName(ordered[0].Path)} too")));
        }

        var ofLeaves = chosen.Select(choice => Describe(choice.File, choice.Leaf!)).ToList();
        var used = ofLeaves.SelectMany(entry => entry.Trust is null ? entry.Chain : entry.Chain.Append(entry.Trust)).ToHashSet();
        var others = files.Where(file => !used.Contains(file) && EntryReader.LeafOf(file) is null && (file.Certificates.Count > 0 || PromisesCertificates(file)));
        entries.AddRange(ofLeaves.Concat(others.Select(Describe)).OrderBy(entry => entry.File.Path, StringComparer.Ordinal));
        names.GiveTo(entries);

        var keys = entries.Select(entry => entry.Key).ToHashSet();
        leftOut.AddRange(files
            .Where(file => file.PrivateKeys.Count > 0 && file.Certificates.Count == 0 && !keys.Contains(file) && !PromisesCertificates(file))
            .Select(file => new LeftOutFile(file, WhyKeyIsLeftOut(file.PrivateKeys[0]))));
    }

    private ProposedEntry Describe(Artifact file, PlacedCertificate leaf)
    {
        var certificate = leaf.Certificate;
        var search = PathsOf(certificate);
        var best = search.Paths.Count > 0 ? search.Paths[0] : null;
        var path = best?.Certificates ?? search.DeadEnds[0].Certificates;
        var remarks = new List<string>();
        var chain = new List<Artifact>();
        foreach (var authority in path.Where(step => step != certificate && file.Certificates.All(placed => placed.Certificate.Sha256 != step.Sha256)))
        {
            if (AuthorityFileOf(authority) is { } ofAuthority)
                chain.Add(ofAuthority);
            else
                remarks.Add($"The intermediate '{authority.Subject.ShortText}' is only in the file of another certificate; add it to this one's.");
        }

        var trust = best is null ? null : AuthorityFileOf(best.Anchor.Certificate);
        if (trust is null)
            remarks.Add(WhyNoTrust(search, best));
        var role = EntryReader.RoleOf(file) == Role.Client ? Role.Client : Role.Server;
        var domains = role == Role.Server ? HostsOf(certificate) : [];
        if (role == Role.Server && domains.Count == 0)
            remarks.Add("The certificate names no host; say what clients connect to as 'domains'.");
        return new ProposedEntry("", file, role)
        {
            Chain = [.. chain.Distinct()],
            Trust = trust,
            Key = files.FirstOrDefault(other => other.Certificates.Count == 0 && other.PrivateKeys.Any(key => key.PublicKey?.SpkiSha256 == certificate.PublicKey.SpkiSha256)),
            Domains = domains,
            Remarks = remarks,
        };
    }

    /// <summary>A file of CAs that no certificate at hand needs, or one whose certificates cannot be read: what is wrong with it is for the check.</summary>
    private ProposedEntry Describe(Artifact file) => new(
        "", file,
        file.Certificates.Count == 0 ? Role.Server : file.Certificates.All(placed => IsRoot(placed.Certificate)) ? Role.Trust : Role.Ca);

    /// <summary>The smallest file that holds the authority and no end entity, so that no more is trusted than is meant.</summary>
    private Artifact? AuthorityFileOf(Certificate authority) => files
        .Where(file => EntryReader.LeafOf(file) is null && file.Certificates.Any(placed => placed.Certificate.Sha256 == authority.Sha256))
        .MinBy(file => file.Certificates.Count);

    private static string WhyNoTrust(PathSearch search, CertificationPath? best)
    {
        if (best is { Certificates.Count: > 0 })
            return $"The root '{best.Anchor.Certificate.Subject.ShortText}' is only in a file of other certificates; put it into a file of its own and name that as 'trust'.";
        if (best is not null || search.DeadEnds[0].Failure is { Kind: PathFailureKind.AnchorNotDeclared })
            return "The certificate signed itself; there is no root to name as 'trust'.";
        var (failure, issuer) = (search.DeadEnds[0].Failure, search.DeadEnds[0].Failure.Certificate.Issuer.ShortText);
        return failure.Kind == PathFailureKind.IssuerNotFound
            ? $"The certificate of the issuer '{issuer}' is not among the files{PathTree.PlaceOfIssuer(failure.Certificate)}; name the root that clients trust as 'trust'."
            : $"No path leads to a root; '{issuer}' as the issuer of '{failure.Certificate.Subject.ShortText}': {PathFailureText.Of(failure)}.";
    }

    private static List<string> HostsOf(Certificate certificate) =>
    [
        .. (certificate.SubjectAlternativeName.Value?.Names ?? [])
            .Where(name => name.Kind is GeneralNameKind.DnsName or GeneralNameKind.IpAddress && DomainForm.IsHost(name.Text))
            .Select(name => name.Text)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Whether a file without a readable certificate was meant to hold some: a store that is locked, a block that is damaged.</summary>
    private static bool PromisesCertificates(Artifact file) =>
        file.Certificates.Count == 0
        && (file.Format is ArtifactFormat.Pkcs12 or ArtifactFormat.JavaKeyStore or ArtifactFormat.Pkcs7
            || file.Blocks.Any(block => block.IsCertificate || block.MayHoldCertificates));

    private string WhyKeyIsLeftOut(PlacedPrivateKey key)
    {
        if (key.Fault is { } fault)
            return $"a private key that was not read: {fault}";
        var authority = roots.Concat(intermediates).FirstOrDefault(authority => authority.PublicKey.SpkiSha256 == key.PublicKey!.SpkiSha256);
        return authority is null
            ? "a private key that belongs to none of the certificates"
            : $"the private key of the CA '{authority.Subject.ShortText}', which must not lie here: whoever has it can issue certificates that your clients take";
    }
}
