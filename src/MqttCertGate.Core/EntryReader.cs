using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate;

/// <summary>Turns what a manifest declares into what is there: files read, leaves found, paths built.</summary>
internal sealed class EntryReader(string manifestPath, ArtifactStore store, SignatureVerifier verifier, ValidationTime time, WorkAllowance work)
{
    private readonly string directory = Path.GetDirectoryName(manifestPath)!;

    /// <summary>The entries of one declaration: one, or one for each match of its globs; fewer once the work of the run is done.</summary>
    public IEnumerable<Entry> Read(CertificateEntry declaration)
    {
        if (declaration.File is { } file && !work.IsExceeded)
            yield return Read(declaration, declaration.Name.Value, file);

        foreach (var glob in declaration.Files)
        {
            foreach (var path in work.IsExceeded ? [] : store.Expand(directory, glob))
            {
                if (!work.IsExceeded)
                    yield return Read(declaration, $"{declaration.Name.Value}/{path}", glob with { Value = path });
            }
        }
    }

    /// <summary>
    /// What the entries that <paramref name="trust"/> is declared for make of it as their only anchor, one for each name; nothing where it declares
    /// none, or holds no certificate, which has findings of its own.
    /// </summary>
    public IReadOnlyList<Anchoring> Anchor(Entry trust, IReadOnlyList<Entry> ofManifest) =>
        trust.Role != Role.Trust || trust.File.Certificates.Count == 0 ? []
        : [.. from name in trust.Declaration.Anchors
              let entries = ofManifest.Where(entry => entry.Declaration.Name.Value == name.Value)
              select new Anchoring(trust, name, [.. entries], [.. entries.Where(entry => entry.Leaf is not null).Select(entry => Anchor(entry, trust.File))])];

    private AnchoredEntry Anchor(Entry entry, Artifact anchors) =>
        new(entry, Search(entry.Leaf!, entry.Role, entry.Chain.Prepend(entry.File), [anchors], revocationLists: []));

    private Entry Read(CertificateEntry declaration, string name, Located<string> path)
    {
        Artifact ReadFile(Located<string> named) => store.Read(directory, named, declaration.PasswordEnv?.Value);

        var file = ReadFile(path);
        var chain = declaration.Chain.Select(ReadFile).ToList();
        var trust = declaration.Trust.Select(ReadFile).ToList();
        var revocationLists = declaration.Crl.Select(ReadFile).ToList();
        work.SpendOnCertificates(1 + file.Certificates.Count + chain.Concat(trust).Sum(artifact => artifact.Certificates.Count));
        var role = declaration.Role?.Value ?? Role.Server;
        if (role == Role.Auto)
            role = RoleOf(file);
        var leaf = role is Role.Server or Role.Client ? LeafOf(file) : null;

        return new Entry
        {
            Name = name,
            Declaration = declaration,
            Role = role,
            Place = path.Location,
            File = file,
            Chain = chain,
            Trust = trust,
            RevocationLists = revocationLists,
            Key = declaration.Key is { } key ? ReadFile(key) : null,
            Leaf = leaf,
            Paths = leaf is null || trust.TrueForAll(artifact => artifact.Certificates.Count == 0)
                ? null
                : Search(leaf, role, chain.Prepend(file), trust, revocationLists),
        };
    }

    private PathSearch Search(
        PlacedCertificate leaf, Role role, IEnumerable<Artifact> served, IEnumerable<Artifact> trust, List<Artifact> revocationLists)
    {
        var search = PathBuilder.Search(
            leaf.Certificate,
            [.. served.SelectMany(artifact => artifact.Certificates).Where(placed => placed != leaf).Select(placed => placed.Certificate)],
            [.. trust.SelectMany(artifact => artifact.Certificates).Select(placed => new TrustAnchor(placed.Certificate))],
            time, verifier, new PathBudget(), role == Role.Server ? Oids.ServerAuth : Oids.ClientAuth,
            revocationLists.Count == 0 ? null
                : [.. revocationLists.SelectMany(artifact => artifact.RevocationLists).Select(placed => placed.List).OfType<CertificateRevocationList>()]);
        work.SpendOnCertificates(search.Steps);
        return search;
    }

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
}
