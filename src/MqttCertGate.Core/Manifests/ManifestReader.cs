using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Manifests;

/// <summary>What a manifest turned out to be; where there is a problem there is no manifest.</summary>
internal sealed record ManifestReading(Manifest? Manifest, IReadOnlyList<ManifestProblem> Problems)
{
    /// <summary>The manifest itself and every one it extends, as far as they could be read.</summary>
    public IReadOnlyList<CheckedArtifact> Files { get; init; } = [];

    /// <summary>Adds to a problem that somebody else has with a value of the manifest which field that is.</summary>
    public Func<ManifestProblem, ManifestProblem> Locate { get; init; } = problem => problem;
}

/// <summary>Reads manifests from the nodes of YAML, each of which has its place. All that is wrong is found in one pass.</summary>
internal sealed class ManifestReader
{
    // Far more than there are kinds of clients; each is a file to read.
    private const int MaximumClients = 100;

    private readonly string path;
    private readonly FileReading reading;

    private ManifestReader(string path, Repository repository)
    {
        this.path = path;
        reading = new FileReading(repository);
    }

    /// <summary>Reads <paramref name="path"/> and the manifest it extends; neither may lie outside <paramref name="repository"/>.</summary>
    public static ManifestReading Read(string path, Repository repository)
    {
        var reader = new ManifestReader(path, repository);
        var manifest = reader.Read();
        List<ManifestProblem> problems = [.. reader.reading.Located];
        return new ManifestReading(problems.Count == 0 ? manifest : null, problems) { Files = [.. reader.reading.Files], Locate = reader.reading.Locate };
    }

    private Manifest? Read()
    {
        if (ReadLayer(new Located<string>(Path.GetFileName(path), SourceLocation.StartOf(path))) is not { } layer)
            return null;
        if (layer.Clients.Count > MaximumClients)
            reading.Invalid(layer.Clients[MaximumClients].Location, $"The manifest names {layer.Clients.Count} client overlays; {MaximumClients} are the most.");
        return new Manifest(path, layer.Profile, layer.Clients, layer.Rules, ReadEntries(layer));
    }

    /// <summary>A manifest file over what it extends; the strongest rules last.</summary>
    private sealed record Layer(
        Located<string>? Profile,
        IReadOnlyList<Located<string>> Clients,
        CertificateEntry Defaults,
        IReadOnlyList<RuleSetting> Rules,
        YamlNode? Certificates);

    /// <param name="name">The file, relative to the folder of the first one.</param>
    private Layer? ReadLayer(Located<string> name)
    {
        var file = reading.Of(name);
        if (SourceText.Read(Path.GetDirectoryName(path)!, name, file) is not { } source || YamlCursor.Read(source, file) is not { } root)
            return null;

        var draft = ManifestDraft.Keys.Read(root, new ManifestDraft(), file);
        if (root is not YamlMapping)
            return null;

        var below = draft.Extends is { } extends ? ReadExtended(extends) : null;
        var defaults = below?.Defaults ?? new CertificateEntry { Name = new Located<string>("defaults", root.Location) };
        return new Layer(
            draft.Profile ?? below?.Profile,
            draft.Clients.Count > 0 ? draft.Clients : below?.Clients ?? [],
            draft.Defaults is { } node ? EntryKeys.Defaults.Read(node, defaults, file) : defaults,
            [.. below?.Rules ?? [], .. draft.Rules],
            draft.Certificates);
    }

    /// <summary>What is extended is weaker than the rules of what extends it, its defaults' rules included.</summary>
    private Layer? ReadExtended(Located<string> extends) => ReadLayer(extends) is { } layer
        ? layer with { Rules = [.. layer.Rules, .. layer.Defaults.Rules], Defaults = layer.Defaults with { Rules = [] } }
        : null;

    private List<CertificateEntry> ReadEntries(Layer layer)
    {
        if (layer.Certificates is null or YamlScalar { IsNull: true } or YamlMapping { IsEmpty: true })
        {
            reading.Problems.Add(new ManifestProblem(
                ManifestProblemKind.NothingToCheck,
                "The manifest declares no certificate, so nothing would be checked.",
                layer.Certificates?.Location ?? SourceLocation.StartOf(path)));
            return [];
        }

        if (layer.Certificates is not YamlMapping certificates)
        {
            reading.Unexpected(layer.Certificates, "a mapping of names to certificate entries");
            return [];
        }

        List<CertificateEntry> entries = [.. certificates.Pairs.Select(pair => ReadEntry(pair, layer.Defaults)).OfType<CertificateEntry>()];
        List<Located<string>> anchors = [.. entries.SelectMany(entry => entry.Anchors)];
        if (anchors.Count == 0)
            return entries;
        HashSet<string> names = [.. certificates.Pairs.Select(pair => pair.Key.Text)];
        foreach (var anchor in anchors.Where(anchor => !names.Contains(anchor.Value)))
            reading.Unknown("entry", anchor.Value, anchor.Location, names);
        return entries;
    }

    private CertificateEntry? ReadEntry(YamlPair pair, CertificateEntry defaults)
    {
        if (Values.Text.Read(pair.Key, reading) is not { } name)
            return null;
        if (pair.Value is YamlMapping mapping && mapping.Has("file") == mapping.Has("files"))
        {
            reading.Invalid(
                name.Location,
                $"{FileReading.Quote(name.Value)} has {(mapping.Has("file") ? "both 'file' and 'files'" : "neither 'file' nor 'files'")}; exactly one of them is required.");
        }

        return EntryKeys.Entry.Read(pair.Value, defaults with { Name = name }, reading);
    }
}
