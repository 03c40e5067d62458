using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Rules;
using MqttCertGate.Subjects;

namespace MqttCertGate;

/// <summary>A manifest that was read, its entries, and the rules in force for it.</summary>
/// <param name="Place">The manifest itself.</param>
internal sealed record CheckedManifest(SourceLocation Place, IReadOnlyList<ConfiguredRule> Rules, IReadOnlyList<Entry> Entries);

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
        foreach (var entry in entries.Where(entry => entry.Declaration.Allow.Count > 0))
            Waivers.Apply(entry.Declaration.Allow, found, time, (_, finding) => Concerns(finding.Violation, entry));
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
        if (manifest.Rules.Any(rule => rule.Rule == CertificateUndeclared.Rule))
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

        foreach (var declaration in manifest.Entries.Select(entry => entry.Declaration).Distinct())
            Waivers.Apply(declaration.Allow, found, time, (waiver, _) => waiver.Sha256 is not null);
        return found;
    }

    private static bool Concerns(Violation violation, Entry entry) =>
        violation.DeclaredAt == entry.Place || violation.Related.Any(related => related.Location == entry.Place);
}
