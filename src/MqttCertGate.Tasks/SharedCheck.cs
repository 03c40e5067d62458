using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tasks;

/// <summary>
/// The one check of a build for all projects that share a manifest: a project of its own, which MSBuild builds once for the same global properties,
/// on whatever node. A task object registered with the engine would do so once per node, and a file that says 'reported' once per ever.
/// </summary>
internal static class SharedCheck
{
    /// <summary>
    /// The manifest of a project that names none: the one in the nearest folder at or above it, up to the repository's root; where there is none, that
    /// folder.
    /// </summary>
    public static string ManifestFor(string projectDirectory)
    {
        var root = RepositoryRoot.Find(projectDirectory);
        for (var folder = projectDirectory; ; folder = Path.GetDirectoryName(folder)!)
        {
            if (ManifestFile.In(folder) is { Count: > 0 } manifests)
                return manifests[0];
            if (folder == root)
                return root + Path.DirectorySeparatorChar;
        }
    }

    /// <summary>Has it made, or learns how it ended where another project was first; it logs what there is to say itself.</summary>
    /// <param name="project">Absolute path of build/Repository.proj.</param>
    /// <param name="place">What it is about, and paths are relative to the folder of: a manifest.</param>
    /// <param name="kept">Where verdicts are kept that are for more than one project; empty for <c>obj</c> beside the manifest.</param>
    /// <param name="manifests">Those that are named; none for the one in that folder.</param>
    /// <param name="settings">The other properties of the gate.</param>
    public static bool Passes(
        IBuildEngine7 engine, string project, string place, string kept, IEnumerable<string> manifests, IReadOnlyDictionary<string, string> settings)
    {
        var folder = Path.GetDirectoryName(place)!;
        // The verdicts of several manifests may be kept in one folder.
        kept = kept.Length == 0 ? Path.Combine(folder, "obj", "mqttcertgate") : Path.Combine(kept, Sha256.Of(Encoding.UTF8.GetBytes(folder)).ToString());
        var properties = settings
            .Append(new("_MqttCertGateProjectFile", place))
            .Append(new("_MqttCertGateFolder", kept + Path.DirectorySeparatorChar))
            .ToDictionary(setting => setting.Key, setting => Escape(setting.Value));
        properties["MqttCertGateManifest"] = string.Join(";", manifests.Select(Escape));

        // Without the other global properties of this project, which would make it another one: its configuration, its target framework.
        string[] others = [.. engine.GetGlobalProperties().Keys.Except(properties.Keys, StringComparer.OrdinalIgnoreCase)];
        return engine.BuildProjectFilesInParallel([project], null, [properties], [others], [null], returnTargetOutputs: false).Result;
    }

    /// <summary>A value in which <c>%</c>, <c>;</c>, <c>$</c> and their like mean nothing to MSBuild, as it writes one itself.</summary>
    private static string Escape(string value)
    {
        ITaskItem2 item = new TaskItem();
        item.SetMetadataValueLiteral("value", value);
        return item.GetMetadataValueEscaped("value");
    }
}
