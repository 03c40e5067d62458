using System.CommandLine;
using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Making;

/// <summary>An entry of a manifest that a command makes something for.</summary>
internal sealed record ManifestEntry(RulePolicy Policy, CertificateEntry Declaration)
{
    /// <summary>The option of every command that takes the name of an entry.</summary>
    public static Option<string?> Option() => CheckCommand.Text("--manifest", "FILE", "the manifest of the entry [the nearest]");

    /// <summary>The argument of every command that takes the name of an entry.</summary>
    public static Argument<string> Argument() => new("NAME") { Description = "an entry of the manifest" };

    public string Name => Declaration.Name.Value;

    /// <summary>The manifest's, which its paths are relative to.</summary>
    public string Folder => Path.GetDirectoryName(Policy.Manifest.Path)!;

    public string Repository => RepositoryRoot.Find(Folder);

    public IssuanceDemands Demands => new(Policy, Declaration);

    /// <summary>The type of key to make, as <c>key-type</c> spells it.</summary>
    public string KeyType => Demands.KeyType ?? throw new CannotCheckException(
        $"No type of key that can be made here fits '{Name}': its 'key-type', or what its profile takes, leaves none of P-256, P-384, P-521 and RSA.");

    /// <summary>The file of the certificate, which may not be there yet.</summary>
    public string File => PathOf(Declaration.File ?? throw new CannotCheckException(
        $"'{Name}' declares 'files'; an entry with one 'file' is required to make something for it."));

    /// <summary>The file of the private key, which may not be there yet.</summary>
    public string Key => PathOf(Declaration.Key ?? throw new CannotCheckException(
        $"'{Name}' declares no 'key'; say where its private key is to be, such as 'key: certs/{(PathForm.IsPath(Name) ? Name : "server")}.key'."));

    /// <summary>Where <c>request</c> puts the certification request: beside the key.</summary>
    public string Request => Path.ChangeExtension(Key, ".csr");

    /// <summary>The entry called <paramref name="name"/>.</summary>
    /// <param name="manifest">A manifest or folder; null for those at and below the working directory, else the nearest above.</param>
    /// <exception cref="CannotCheckException">There is none, or more than one.</exception>
    public static ManifestEntry Find(string name, string? manifest, Display display)
    {
        var policies = ManifestDiscovery.Find(manifest is null ? [] : [manifest], display.WorkingDirectory)
            .Select(path => ExplainCommand.Read(path, display)).ToList();
        var found = policies.SelectMany(policy => policy.Manifest.Entries.Where(entry => entry.Name.Value == name).Select(entry => new ManifestEntry(policy, entry))).ToList();
        string Manifests(IEnumerable<RulePolicy> of) => string.Join(", ", of.Select(policy => display.Path(policy.Manifest.Path)));
        return found switch
        {
            [var entry] => entry,
            [] => throw UsageException.Unknown(
                $"There is no entry '{name}' in {Manifests(policies)}.", name, policies.SelectMany(policy => policy.Manifest.Entries).Select(entry => entry.Name.Value)),
            _ => throw new UsageException($"Several manifests have an entry '{name}'; say which is meant with --manifest: {Manifests(found.Select(entry => entry.Policy))}."),
        };
    }

    /// <summary>The absolute path of a file that the manifest names, which need not be there.</summary>
    /// <exception cref="CannotCheckException">It is not inside the repository.</exception>
    public string PathOf(Located<string> path)
    {
        var full = Path.GetFullPath(Path.Combine(Folder, path.Value));
        var leadsOut = !RepositoryRoot.Contains(Repository, full);
        for (var folder = Path.GetDirectoryName(full)!; !leadsOut && folder != Repository; folder = Path.GetDirectoryName(folder)!)
            leadsOut = new DirectoryInfo(folder).LinkTarget is not null;
        return leadsOut
            ? throw new CannotCheckException($"'{path.Value}' leads out of the repository, or over a symbolic link; nothing is written there.")
            : full;
    }
}
