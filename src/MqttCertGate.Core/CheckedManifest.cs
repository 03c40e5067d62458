using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Rules;
using MqttCertGate.Subjects;

namespace MqttCertGate;

/// <summary>A manifest that was read, the rules in force for it, and what is kept of its entries once they are judged.</summary>
internal sealed class CheckedManifest(Manifest manifest, string broker, RuleSet rules)
{
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Cluster> clusters = new(StringComparer.Ordinal);
    private readonly List<CheckedDeclaration> declarations = [];

    public Manifest Manifest => manifest;

    public RuleSet Rules => rules;

    /// <summary>The manifest itself.</summary>
    public SourceLocation Place => SourceLocation.StartOf(manifest.Path);

    public IReadOnlyList<CheckedDeclaration> Declarations => declarations;

    /// <summary>The clusters its entries are of, each with what its limits are about.</summary>
    public IReadOnlyCollection<Cluster> Clusters => clusters.Values;

    /// <summary>The folders of all files that were read.</summary>
    public IReadOnlyCollection<string> Folders => folders;

    public void Add(CheckedDeclaration declaration) => declarations.Add(declaration);

    /// <summary>Takes an entry that was judged, in the order in which entries are declared.</summary>
    public void Add(Entry entry)
    {
        folders.UnionWith(EntryCheck.FilesOf(entry).Where(file => file.Sha256 is not null).Select(file => Path.GetDirectoryName(file.Path)!));
        var name = entry.Declaration.Cluster?.Value ?? broker;
        if (!clusters.TryGetValue(name, out var cluster))
            clusters.Add(name, cluster = new Cluster(name));
        cluster.Add(entry);
    }
}

/// <summary>A declaration of a manifest, and what is kept of the entries it stands for.</summary>
internal sealed class CheckedDeclaration(RuleSet rules, Waivers waivers)
{
    private readonly HashSet<SourceLocation> places = [];

    public RuleSet Rules => rules;

    public Waivers Waivers => waivers;

    /// <summary>Whether there was a certificate to find something of; where there was none, no allowance can have been of use.</summary>
    public bool IsRead { get; private set; } = true;

    /// <summary>Whether an entry is named by that node of the manifest.</summary>
    public bool Names(SourceLocation place) => places.Contains(place);

    /// <summary>Takes an entry that was judged.</summary>
    public void Add(Entry entry)
    {
        places.Add(entry.Place);
        IsRead &= entry.File.Certificates.Count > 0;
    }

    /// <summary>Marks those of <paramref name="findings"/> that concern one of the entries and are accepted.</summary>
    public void Accept(List<Finding> findings) => waivers.Apply(findings, (_, finding) => Concerns(finding.Violation));

    private bool Concerns(Violation violation) =>
        (violation.DeclaredAt is { } place && places.Contains(place)) || violation.Related.Any(related => places.Contains(related.Location));
}
