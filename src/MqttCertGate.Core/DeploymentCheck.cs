using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Rules;
using MqttCertGate.Subjects;

namespace MqttCertGate;

/// <summary>A manifest that was read, what it declares, and the rules in force for it.</summary>
internal sealed record CheckedManifest(Manifest Manifest, RuleSet Rules, IReadOnlyList<CheckedDeclaration> Declarations)
{
    /// <summary>The manifest itself.</summary>
    public SourceLocation Place => SourceLocation.StartOf(Manifest.Path);

    public IEnumerable<Entry> Entries => Declarations.SelectMany(declaration => declaration.Entries);
}

/// <summary>A declaration of a manifest with the entries it stands for.</summary>
internal sealed record CheckedDeclaration(IReadOnlyList<Entry> Entries, RuleSet Rules, Waivers Waivers)
{
    /// <summary>Whether there was a certificate to find something of; where there was none, no allowance can have been of use.</summary>
    public bool IsRead => Entries.All(entry => entry.File.Certificates.Count > 0);

    /// <summary>Marks those of <paramref name="findings"/> that concern one of the entries and are accepted.</summary>
    public void Accept(List<Finding> findings) => Waivers.Apply(findings, (_, finding) => Entries.Any(entry => Concerns(finding.Violation, entry)));

    private static bool Concerns(Violation violation, Entry entry) =>
        violation.DeclaredAt == entry.Place || violation.Related.Any(related => related.Location == entry.Place);
}

/// <summary>Judges what no single entry shows: what the certificates of a run have in common, and what lies beside them undeclared.</summary>
internal static class DeploymentCheck
{
    /// <summary>A rule over the run is as strict as the strictest manifest has it, and any entry concerned may accept what it finds.</summary>
    public static IEnumerable<Finding> OfRun(IReadOnlyList<CheckedManifest> manifests, ValidationTime time)
    {
        var entries = manifests.SelectMany(manifest => manifest.Entries).ToList();
        if (entries.Count == 0)
            return [];
        var found = new List<Finding>();
        RuleRunner.Run([new Deployment(entries)], RuleSet.Strictest(manifests.Select(manifest => manifest.Rules)), time, found);
        foreach (var declaration in manifests.SelectMany(manifest => manifest.Declarations))
            declaration.Accept(found);
        return found;
    }

    /// <summary>
    /// What lies in the folders of the files that a manifest names, and below its own folder where certificates are to be declared. Only an
    /// allowance that names a key by its SHA-256 accepts it, in whichever entry it stands.
    /// </summary>
    public static IEnumerable<Finding> Undeclared(CheckedManifest manifest, Repository repository, ISet<string> declared, ValidationTime time)
    {
        var found = new List<Finding>();
        var files = new UndeclaredFiles(repository, declared);
        var folders = manifest.Entries.SelectMany(EntryCheck.FilesOf).Concat(manifest.Entries.SelectMany(entry => entry.RevocationLists))
            .Where(file => file.Sha256.Length > 0).Select(file => Path.GetDirectoryName(file.Path)!).Distinct(StringComparer.Ordinal);
        var seen = files.In(folders);
        if (manifest.Rules.Rules.Any(rule => rule.Rule == CertificateUndeclared.Rule))
            seen = seen.Concat(files.Below(Path.GetDirectoryName(manifest.Place.Path)!));

        RuleRunner.Run(seen.Select(file => new UndeclaredFile(file)), manifest.Rules, time, found);
        if (files.HasMore)
        {
            RuleRunner.Run(
                [new Unevaluated(
                    new Violation($"More than {UndeclaredFiles.MaximumFiles} files lie beside those of the manifest; not all were searched for private keys.", manifest.Place),
                    Need.ByProfile)],
                manifest.Rules, time, found);
        }

        foreach (var declaration in manifest.Declarations)
            declaration.Waivers.Apply(found, (waiver, _) => waiver.Sha256 is not null);
        return found;
    }
}
