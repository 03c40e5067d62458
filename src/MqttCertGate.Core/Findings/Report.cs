namespace MqttCertGate.Findings;

/// <summary>What a run means to its caller; the tool's exit codes are these numbers.</summary>
internal enum Outcome
{
    /// <summary>Everything was checked and nothing reached the level that fails.</summary>
    Passed = 0,
    /// <summary>Findings at or above the level that fails.</summary>
    Failed = 1,
    /// <summary>Something could not be checked: a faulty manifest, nothing to check, a fault of our own.</summary>
    NotChecked = 2,
}

/// <summary>A file the gate read (SARIF §3.24).</summary>
internal record CheckedArtifact(string Path, Sha256 Sha256, string MimeType)
{
    /// <summary>The media type of manifests and profiles (RFC 9512 §2.1).</summary>
    public const string Yaml = "application/yaml";
}

/// <summary>When the leaf of an entry is due.</summary>
/// <param name="From">The instant (UTC) from which it is reported as expiring.</param>
internal sealed record DueRenewal(string EntryName, DateTime From);

/// <summary>The result of a run; all sinks print this and nothing else.</summary>
internal sealed class Report
{
    /// <summary>The instant of validity, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The instant (UTC) at which the clock alone changes a verdict; null for never.</summary>
    public required DateTime? NextChange { get; init; }

    /// <summary>Absolute path of the repository's root, which SARIF's paths are relative to.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>Every rule of this version, by id.</summary>
    public required IReadOnlyList<RuleDescriptor> Rules { get; init; }

    /// <summary>Absolute paths, in the order given.</summary>
    public required IReadOnlyList<string> Manifests { get; init; }

    /// <summary>Files read, by path.</summary>
    public required IReadOnlyList<CheckedArtifact> Artifacts { get; init; }

    /// <summary>The first that comes after <see cref="At"/>; null for none.</summary>
    public DueRenewal? NextRenewal { get; init; }

    /// <summary>All entries and certificates, for reports that show them; null where the request wanted no list.</summary>
    public Inventory? Inventory { get; init; } = new([], []);

    /// <summary>What was asked of the file system, where the request wants to know it: while every answer is the same, and the instant before <see cref="NextChange"/>, so is the verdict.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>Names of the environment variables the verdict depends on too.</summary>
    public IReadOnlyCollection<string> Variables { get; init; } = [];

    /// <summary>Number of certificates read, of whatever role.</summary>
    public required int CertificateCount { get; init; }

    /// <summary>All findings, accepted ones too, in the order of <see cref="Finding.Compare"/>.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What the run means. A finding of a meta-rule at error means that something was not checked, and outweighs the rest.</summary>
    public Outcome OutcomeAt(Level failOn)
    {
        var outcome = Outcome.Passed;
        foreach (var finding in Findings)
        {
            if (finding is { Rule.IsMeta: true, Level: Level.Error })
                return Outcome.NotChecked;
            if (finding.IsActive && failOn != Level.None && finding.Level >= failOn)
                outcome = Outcome.Failed;
        }

        return outcome;
    }

    /// <summary>Whether a rule failed, so that the findings may be fewer than there should be.</summary>
    public bool HasInternalError => InternalErrors.Any();

    /// <summary>The rules that failed.</summary>
    public IEnumerable<Finding> InternalErrors => Findings.Where(finding => finding.Rule.Id == "MCG0001");

    /// <summary>Active findings of a level.</summary>
    public int Count(Level level) => Findings.Count(finding => finding.IsActive && finding.Level == level);
}
