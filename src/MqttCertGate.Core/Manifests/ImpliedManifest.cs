using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Manifests;

/// <summary>Certificate files that are given without a manifest, and what little is said of them. What is found stands at the files themselves.</summary>
/// <param name="Files">Absolute paths; at least one.</param>
internal sealed record ImpliedManifest(IReadOnlyList<string> Files)
{
    /// <summary>The id of a built-in profile, or the absolute path of a team's own; null for none.</summary>
    public string? Profile { get; init; }

    /// <summary>Absolute paths of files of trust anchors.</summary>
    public IReadOnlyList<string> Trust { get; init; } = [];

    /// <summary>The environment variable that holds the password of the files; null for none.</summary>
    public string? PasswordEnv { get; init; }

    /// <summary>The manifest that would say the same, in the folder <paramref name="root"/>, which all files are in.</summary>
    public Manifest In(string root)
    {
        // What lies outside keeps its path, and is refused as every such path is.
        Located<string> Named(string path) => new(RelativePath.Below(root, path) ?? path, SourceLocation.StartOf(path));

        var place = SourceLocation.StartOf(Files[0]);
        return new Manifest(
            Path.Combine(root, ManifestFile.Names[0]),
            Profile is null ? null : new Located<string>(ProfileNameForm.IsPath(Profile) ? Named(Profile).Value : Profile, place),
            [],
            [],
            [.. Files.Select(Named).Select(file => new CertificateEntry
            {
                Name = file with { Value = NameOf(file) },
                IsImplied = true,
                File = file,
                Role = new Located<Role>(Role.Auto, file.Location),
                Trust = [.. Trust.Select(Named)],
                PasswordEnv = PasswordEnv is null ? null : new Located<string>(PasswordEnv, file.Location),
            })]);
    }

    /// <summary>The file's name where no other has it.</summary>
    private string NameOf(Located<string> file)
    {
        var name = Path.GetFileName(file.Value);
        return Files.Count(path => Path.GetFileName(path) == name) == 1 ? name : file.Value;
    }
}
