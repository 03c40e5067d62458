using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;

namespace MqttCertGate.Subjects;

/// <summary>The entries of one declaration and the trust anchors that devices have for them (<c>role: trust</c>, <c>anchors</c>).</summary>
/// <param name="Trust">Whose file holds the anchors.</param>
/// <param name="Name">The declaration, as <c>anchors</c> names it.</param>
/// <param name="Entries">All entries of the declaration.</param>
/// <param name="Anchored">Those with a leaf.</param>
internal sealed record Anchoring(Entry Trust, Located<string> Name, IReadOnlyList<Entry> Entries, IReadOnlyList<AnchoredEntry> Anchored) : ISubject
{
    public SourceLocation Place => Name.Location;

    // More names than that say no more, and a fleet has thousands.
    private const int MostNames = 3;

    /// <summary>Names for a message, which speaks of all that share a fault at once.</summary>
    public static string List(IEnumerable<string> names)
    {
        var all = names.ToList();
        var text = string.Join(", ", all.Take(MostNames).Select(name => $"'{name}'"));
        return all.Count > MostNames ? $"{text} and {all.Count - MostNames} more" : text;
    }
}

/// <summary>An entry and the way from its leaf to the anchors that devices have, which are the only ones.</summary>
internal sealed record AnchoredEntry(Entry Entry, PathSearch Paths);
