using MqttCertGate.Artifacts;
using MqttCertGate.Identity;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Making;

/// <summary>The certificates at hand for an entry: of the files the manifest names, of the folders of its own, and of files given.</summary>
internal sealed class ChainSearch
{
    private readonly ManifestEntry entry;
    private readonly ValidationTime time;
    private readonly SignatureVerifier verifier;
    private readonly IReadOnlyList<Sha256> keys;
    private readonly IReadOnlyList<Certificate> anchors;

    /// <param name="given">Files beside those of the manifest.</param>
    public ChainSearch(ManifestEntry entry, IEnumerable<Artifact> given, ValidationTime time, SignatureVerifier verifier)
    {
        (this.entry, this.time, this.verifier) = (entry, time, verifier);
        var repository = new Repository(entry.Repository);
        var store = new ArtifactStore(repository, Environment.GetEnvironmentVariable);
        IReadOnlyList<Artifact> Read(CertificateEntry declaration, params IEnumerable<Located<string>?> paths) =>
            [.. paths.OfType<Located<string>>().Select(path => store.Read(entry.Folder, path, declaration.PasswordEnv?.Value))];

        var own = entry.Declaration;
        var keyFiles = Read(own, own.Key);
        keys = [.. keyFiles.SelectMany(file => file.PrivateKeys).Select(key => key.PublicKey?.SpkiSha256).OfType<Sha256>()];
        anchors = [.. Read(own, own.Trust).SelectMany(file => file.Certificates).Select(placed => placed.Certificate)];

        var named = entry.Policy.Manifest.Entries
            .SelectMany(declaration => Read(declaration, [declaration.File, .. declaration.Chain, .. declaration.Trust]))
            .Concat(keyFiles)
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ThenByDescending(file => file.Certificates.Count).ToList();
        var beside = new UndeclaredFiles(repository, named.Select(file => file.Path).ToHashSet(StringComparer.Ordinal).Add).In([Path.GetDirectoryName(entry.File)!]);
        Files = [.. named.Concat(beside).Concat(given).Where(file => file.Certificates.Count > 0).DistinctBy(file => file.Path)];
    }

    /// <summary>Those that hold certificates.</summary>
    public IReadOnlyList<Artifact> Files { get; }

    /// <summary>The entry's own certificate, the latest that is valid before others; null where it is not at hand.</summary>
    public Certificate? Leaf => Files.Select(EntryReader.LeafOf).OfType<PlacedCertificate>()
        .Where(IsOfEntry)
        .Select(placed => placed.Certificate)
        .OrderBy(certificate => time.HasPassed(certificate.NotAfter) || !time.HasReached(certificate.NotBefore))
        .ThenByDescending(certificate => certificate.NotBefore)
        .ThenBy(certificate => certificate.Sha256)
        .FirstOrDefault();

    /// <summary>What tells a certificate as the entry's, in words.</summary>
    public string Criterion => keys.Count > 0 ? $"belongs to the key '{entry.Declaration.Key!.Value}'"
        : entry.Declaration.Domains.Count > 0 ? $"covers {string.Join(", ", entry.Declaration.Domains.Select(domain => domain.Name.Value))}"
        : $"stands in '{entry.Declaration.File!.Value}'";

    /// <summary>The paths that lead to the declared anchors or, where none can be read, to the roots at hand.</summary>
    public PathSearch PathsOf(Certificate leaf)
    {
        var authorities = Files.SelectMany(file => file.Certificates).Select(placed => placed.Certificate).Where(certificate => certificate.IsCa).ToList();
        return PathBuilder.Search(
            leaf, authorities, new TrustAnchors(anchors.Count > 0 ? anchors : authorities.Where(authority => authority.IsSelfIssued)),
            time, verifier, new PathBudget());
    }

    private bool IsOfEntry(PlacedCertificate placed)
    {
        var certificate = placed.Certificate;
        if (keys.Count > 0)
            return keys.Contains(certificate.PublicKey.SpkiSha256);
        if (entry.Declaration.Domains.Count == 0)
            return placed.Location.Path == entry.File;
        return certificate.SubjectAlternativeName.Value?.Hosts is { } hosts
            && entry.Declaration.Domains.All(domain => hosts.Overlaps(ReferenceIdentity.Parse(domain.Name.Value).Presented));
    }
}
