using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tool;

/// <summary>What is checked within one folder that no path may leave.</summary>
/// <param name="Root">Absolute path of that folder.</param>
/// <param name="Manifests">Absolute paths.</param>
/// <param name="Implied">Certificate files given by name; null for none.</param>
internal sealed record CheckTarget(string Root, IReadOnlyList<string> Manifests, ImpliedManifest? Implied)
{
    /// <summary>What the paths of the command line stand for, in their order.</summary>
    /// <exception cref="CannotCheckException">A path does not exist, or there is nothing to check.</exception>
    public static IReadOnlyList<CheckTarget> Find(CheckOptions options, string workingDirectory)
    {
        var files = options.Paths.Where(path => File.Exists(Absolute(path)) && CertificateFile.Is(Absolute(path))).ToList();
        if (files.Count == 0 && OptionForFiles(options) is { } option)
            throw new UsageException($"{option} is for certificate files; a manifest says it itself.");
        var others = options.Paths.Except(files, StringComparer.Ordinal).ToList();
        var manifests = files.Count > 0 && others.Count == 0 ? [] : ManifestDiscovery.Find(others, workingDirectory);
        var implied = files.Count == 0 ? null : new ImpliedManifest([.. files.Select(Resolved).Distinct(StringComparer.Ordinal)])
        {
            Profile = options.Profile is { } profile && ProfileNameForm.IsPath(profile) ? Existing(profile) : options.Profile,
            Trust = [.. options.Trust.Select(path => Resolved(Existing(path)))],
            PasswordEnv = options.PasswordEnv,
        };
        var rootOfImplied = implied is null ? null : RootOf(implied);
        return
        [
            .. from root in manifests.Select(RootOf).Concat(rootOfImplied is null ? [] : [rootOfImplied]).Distinct(StringComparer.Ordinal)
               select new CheckTarget(root, [.. manifests.Where(manifest => RootOf(manifest) == root)], root == rootOfImplied ? implied : null),
        ];

        string Absolute(string path) => Path.GetFullPath(path, workingDirectory);

        string Existing(string path) => File.Exists(Absolute(path)) ? Absolute(path) : throw new CannotCheckException($"No file '{path}'.");

        // Who gives a link by name means the file it leads to, wherever that is.
        string Resolved(string path) => RealPath.Of(File.ResolveLinkTarget(Absolute(path), returnFinalTarget: true)?.FullName ?? Absolute(path));
    }

    private static string? OptionForFiles(CheckOptions options) => options switch
    {
        { Profile: not null } => "--profile",
        { Trust.Count: > 0 } => "--trust",
        { PasswordEnv: not null } => "--password-env",
        _ => null,
    };

    private static string RootOf(string file) => RepositoryRoot.Find(Path.GetDirectoryName(file)!);

    /// <summary>The repository of the first file where the others are in it too, else the nearest folder that all of them are in.</summary>
    private static string RootOf(ImpliedManifest implied)
    {
        string[] paths = [.. implied.Files, .. implied.Trust, .. Path.IsPathFullyQualified(implied.Profile ?? "") ? [implied.Profile!] : (string[])[]];
        var root = RootOf(paths[0]);
        while (!paths.All(path => RepositoryRoot.Contains(root, path)) && Path.GetDirectoryName(root) is { } above)
            root = above;
        return root;
    }
}
