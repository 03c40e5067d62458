using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate;

/// <summary>Turns what a manifest declares into what is there: files read, leaves found, paths built.</summary>
internal sealed class EntryReader(Manifest manifest, ArtifactStore store, SignatureVerifier verifier, ValidationTime time, WorkAllowance work)
{
    private readonly string directory = Path.GetDirectoryName(manifest.Path)!;

    // Others are gone once they are judged; these are searched again with the anchor.
    private readonly HashSet<string> anchored = new(manifest.Entries.SelectMany(declaration => declaration.Anchors).Select(name => name.Value), StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Entry>> kept = new(StringComparer.Ordinal);

    /// <summary>
    /// The entries of one declaration, read as they are asked for: one, or one for each match of its globs; fewer once the work of the run is done.
    /// </summary>
    public IEnumerable<Entry> Read(CertificateEntry declaration) => Keeps(declaration) ? ReadAll(declaration) : ReadEach(declaration);

    /// <summary>Whether its entries are of use after they are judged.</summary>
    public bool Keeps(CertificateEntry declaration) => anchored.Contains(declaration.Name.Value);

    /// <summary>All of them, which are kept.</summary>
    private IReadOnlyList<Entry> ReadAll(CertificateEntry declaration)
    {
        if (!kept.TryGetValue(declaration.Name.Value, out var entries))
            kept.Add(declaration.Name.Value, entries = [.. ReadEach(declaration)]);
        return entries;
    }

    private IEnumerable<Entry> ReadEach(CertificateEntry declaration)
    {
        if (work.IsExceeded)
            yield break;
        Beside? beside = null;
        if (declaration.File is { } path)
        {
            var file = ReadFile(declaration, path);
            yield return Read(beside ??= ReadBeside(declaration), match: null, path.Location, file);
        }

        foreach (var glob in declaration.Files)
        {
            var matches = work.IsExceeded ? [] : store.Expand(directory, glob);
            // One place for all of a fleet.
            var place = glob.Location;
            foreach (var batch in Batch.Of(matches).TakeWhile(_ => !work.IsExceeded))
            {
                var files = store.ReadAll(directory, batch.Select(match => new Located<string>(match, place)), declaration.PasswordEnv?.Value);
                for (var index = 0; index < batch.Count && !work.IsExceeded; index++)
                    yield return Read(beside ??= ReadBeside(declaration), batch[index], place, files[index]);
            }
        }
    }

    private Artifact ReadFile(CertificateEntry declaration, Located<string> path) => store.Read(directory, path, declaration.PasswordEnv?.Value);

    /// <summary>
    /// What the entries that <paramref name="trust"/> is declared for make of it as their only anchor, one for each name; nothing where it declares
    /// none, or holds no certificate, which has findings of its own.
    /// </summary>
    public IReadOnlyList<Anchoring> Anchor(Entry trust) =>
        trust.Role != Role.Trust || trust.File.Certificates.Count == 0 ? []
        : [.. from name in trust.Declaration.Anchors
              let entries = manifest.Entries.Where(declaration => declaration.Name.Value == name.Value).SelectMany(ReadAll).ToList()
              select new Anchoring(trust, name, entries, Anchor([.. entries.Where(entry => entry.Leaf is not null)], Entry.AnchorsOf([trust.File])))];

    private AnchoredEntry[] Anchor(IReadOnlyList<Entry> entries, TrustAnchors anchors)
    {
        var anchored = Batch.Map(
            entries, entry => new AnchoredEntry(entry, Search(entry.Leaf!, entry.Role, entry.Chain.Prepend(entry.File), anchors, revocationLists: [])));
        work.SpendOnCertificates(anchored.Sum(entry => entry.Paths.Steps));
        return anchored;
    }

    private Beside ReadBeside(CertificateEntry declaration)
    {
        Artifact Read(Located<string> path) => ReadFile(declaration, path);

        var trust = declaration.Trust.Select(Read).ToList();
        return new Beside(
            declaration, [.. declaration.Chain.Select(Read)], trust, Entry.AnchorsOf(trust), [.. declaration.Crl.Select(Read)],
            declaration.Key is { } key ? Read(key) : null);
    }

    private Entry Read(Beside beside, string? match, SourceLocation place, Artifact file)
    {
        var (declaration, chain, trust, anchors, revocationLists, key) = beside;
        work.SpendOnCertificates(1 + file.Certificates.Count + chain.Concat(trust).Sum(artifact => artifact.Certificates.Count));
        var role = declaration.Role?.Value ?? Role.Server;
        if (role == Role.Auto)
            role = RoleOf(file);
        var leaf = role is Role.Server or Role.Client ? LeafOf(file) : null;

        return new Entry
        {
            Declaration = declaration,
            Match = match,
            Role = role,
            Place = place,
            File = file,
            Chain = chain,
            Trust = trust,
            Anchors = anchors,
            RevocationLists = revocationLists,
            Key = key,
            Leaf = leaf,
            Search = leaf is null || anchors.Count == 0 ? null : () => Search(leaf, role, chain.Prepend(file), anchors, revocationLists),
        };
    }

    private PathSearch Search(
        PlacedCertificate leaf, Role role, IEnumerable<Artifact> served, TrustAnchors anchors, IReadOnlyList<Artifact> revocationLists) => PathBuilder.Search(
            leaf.Certificate,
            [.. served.SelectMany(artifact => artifact.Certificates).Where(placed => placed != leaf).Select(placed => placed.Certificate)],
            anchors, time, verifier, new PathBudget(), role == Role.Server ? Oids.ServerAuth : Oids.ClientAuth,
            revocationLists.Count == 0 ? null
                : [.. revocationLists.SelectMany(artifact => artifact.RevocationLists).Select(placed => placed.List).OfType<CertificateRevocationList>()]);

    /// <summary>
    /// The first certificate that is not a CA, so that a file in the wrong order is still judged by its leaf; else the first that is meant as a
    /// leaf although it is one. Null for mere CAs: judged as a leaf, one would break every rule for leaves.
    /// </summary>
    public static PlacedCertificate? LeafOf(Artifact file) =>
        file.Certificates.FirstOrDefault(placed => !placed.Certificate.IsCa) ?? file.Certificates.FirstOrDefault(placed => IsMeantAsLeaf(placed.Certificate));

    /// <summary>Whether it names a host, or may not sign certificates.</summary>
    private static bool IsMeantAsLeaf(Certificate certificate) =>
        certificate.SubjectAlternativeName.Value?.Names.Any(name => name.Kind is GeneralNameKind.DnsName or GeneralNameKind.IpAddress) == true
        || certificate.KeyUsage.Value?.Has(KeyUsages.KeyCertSign) == false;

    /// <summary>What the certificates of a file are for, as they say themselves.</summary>
    public static Role RoleOf(Artifact file) => LeafOf(file)?.Certificate switch
    {
        null when file.Certificates.Count > 0 => Role.Ca,
        { IsCa: true } => Role.Ca,
        { ExtendedKeyUsage.Value: { } usage } when usage.Has(Oids.ClientAuth) && !usage.Has(Oids.ServerAuth) => Role.Client,
        _ => Role.Server,
    };

    /// <summary>The files that all entries of a declaration share.</summary>
    private sealed record Beside(
        CertificateEntry Declaration, IReadOnlyList<Artifact> Chain, IReadOnlyList<Artifact> Trust, TrustAnchors Anchors,
        IReadOnlyList<Artifact> RevocationLists, Artifact? Key);
}
