using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Rules;
using MqttCertGate.Subjects;

namespace MqttCertGate;

/// <summary>Judges what no single entry shows: what the certificates of a run have in common, and what lies beside them undeclared.</summary>
internal static class DeploymentCheck
{
    /// <summary>A rule over the run is as strict as the strictest manifest has it, and any entry concerned may accept what it finds.</summary>
    public static IEnumerable<Finding> OfRun(Deployment deployment, IReadOnlyList<CheckedManifest> manifests, ValidationTime time)
    {
        if (deployment.IsEmpty)
            return [];
        var found = new List<Finding>();
        RuleRunner.Run([deployment], RuleSet.Strictest(manifests.Select(manifest => manifest.Rules)), time, found);
        foreach (var declaration in manifests.SelectMany(manifest => manifest.Declarations))
            declaration.Accept(found);
        return found;
    }

    /// <summary>
    /// What lies in the folders of the files that a manifest names, and below its own folder where certificates are to be declared. Only an
    /// allowance that names a key by its SHA-256 accepts it, in whichever entry it stands.
    /// </summary>
    public static IEnumerable<Finding> Undeclared(CheckedManifest manifest, Repository repository, Func<string, bool> isNew, ValidationTime time)
    {
        var found = new List<Finding>();
        var files = new UndeclaredFiles(repository, isNew);
        var seen = files.In(manifest.Folders);
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
