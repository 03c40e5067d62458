namespace MqttCertGate.Findings;

/// <summary>A violation with its rule, the level in force, and the waiver that accepts it, if any (SARIF's result).</summary>
internal sealed record Finding(RuleDescriptor Rule, Level Level, Violation Violation, Waiver? Waiver)
{
    /// <summary>Who set the level, as a reader knows him; null for the rule itself.</summary>
    public string? LevelOrigin { get; init; }

    /// <summary>What profile and overlays want known beside the rule's help: whose demand this is, who demands the contrary, and the way out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The message and the notes, for outputs that have one text for all.</summary>
    public string Text => Notes.Count == 0 ? Violation.Message : $"{Violation.Message} {string.Join(" ", Notes)}";

    /// <summary>Whether it counts: accepted findings do not.</summary>
    public bool IsActive => Waiver is null;

    /// <summary>
    /// The total order of every output: level, file, line, column, rule, entry, message. Whoever reads from the top meets first what breaks the
    /// build: a note must not stand before it because its file's name does. Nothing depends on the timing of threads.
    /// </summary>
    public static int Compare(Finding left, Finding right)
    {
        if (left.Level != right.Level)
            return right.Level.CompareTo(left.Level);
        var (a, b) = (left.Violation, right.Violation);
        var byPath = string.CompareOrdinal(a.Location.Path, b.Location.Path);
        if (byPath != 0)
            return byPath;
        var byPlace = SourceLocation.InFile.Compare(a.Location, b.Location);
        if (byPlace != 0)
            return byPlace;
        var byRule = string.CompareOrdinal(left.Rule.Id, right.Rule.Id);
        if (byRule != 0)
            return byRule;
        var byEntry = string.CompareOrdinal(a.EntryName, b.EntryName);
        return byEntry != 0 ? byEntry : string.CompareOrdinal(a.Message, b.Message);
    }
}
