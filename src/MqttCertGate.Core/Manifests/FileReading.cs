using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Manifests;

/// <summary>The reading of a manifest or profile: what was read so far, and all that is wrong with it.</summary>
internal sealed record FileReading(Repository Repository)
{
    // Bounds of what is printed, far above what anybody reads; they keep a hostile file from making a report of gigabytes.
    private const int LongestQuotation = 80;
    private const int LongestNameList = 100;
    private const int MostProblems = 100;

    public ICollection<ManifestProblem> Problems { get; } = [];

    /// <summary>The problems, each once, with the field that each is about.</summary>
    public IEnumerable<ManifestProblem> Located => Problems.Distinct().Select(Locate);

    /// <summary>A problem with the field it is about, where that is in one of the documents read.</summary>
    public ManifestProblem Locate(ManifestProblem problem) =>
        Documents.TryGetValue(problem.Location.Path, out var document) ? problem with { Field = document.PathTo(problem.Location) } : problem;

    /// <summary>The documents read, by path.</summary>
    public IDictionary<string, YamlDocument> Documents { get; } = new Dictionary<string, YamlDocument>(StringComparer.Ordinal);

    /// <summary>Every file read: the first one, what it extends, and so on.</summary>
    public ICollection<CheckedArtifact> Files { get; } = [];

    /// <summary>What leads from the first manifest's folder to that of the file now being read: empty, or ending with <c>/</c>.</summary>
    public string PathPrefix { get; init; } = "";

    /// <summary>What a malformed value is a fault of.</summary>
    public ManifestProblemKind Malformed { get; init; } = ManifestProblemKind.Invalid;

    /// <summary>The reading of a file that another one names, whose paths lead from its own folder.</summary>
    public FileReading Of(Located<string> path) => this with { PathPrefix = path.Value.Substring(0, path.Value.LastIndexOf('/') + 1) };

    public void Invalid(SourceLocation location, string message, string? help = null) =>
        Add(location, () => new ManifestProblem(Malformed, message, location, Help: help));

    /// <summary>A node that is not of the form its key takes.</summary>
    public void Unexpected(YamlNode node, string expected) => Invalid(node.Location, $"Found {Describe(node)}; {expected} is required.");

    /// <param name="what">What kind of name it is, "key".</param>
    /// <param name="help">What to say instead of a list of the known names.</param>
    public void Unknown(string what, string name, SourceLocation location, IReadOnlyCollection<string> known, string? help = null) =>
        Add(location, () => new ManifestProblem(
            ManifestProblemKind.UnknownName,
            $"Unknown {what} {Quote(name)}.",
            location,
            Suggestion.For(name, known) is { } nearest ? $"did you mean \"{nearest}\"?" : null,
            help ?? (known.Count == 0 ? "None is known in this version." : $"Known here: {string.Join(", ", known.Take(LongestNameList))}.")));

    private void Add(SourceLocation location, Func<ManifestProblem> describe)
    {
        if (Problems.Count < MostProblems)
            Problems.Add(describe());
        else if (Problems.Count == MostProblems)
            Problems.Add(new ManifestProblem(ManifestProblemKind.Invalid, $"More than {MostProblems} problems; the rest is not listed.", location));
    }

    private static string Describe(YamlNode node) => node switch
    {
        YamlScalar { IsNull: true } => "nothing",
        YamlScalar scalar => Quote(scalar.Text),
        YamlSequence => "a list",
        _ => "a mapping",
    };

    public static string Quote(string text) =>
        KeyMaterial.MayBeIn(text) ? "'…', which is not repeated since it may be a key"
        : text.Length <= LongestQuotation ? $"'{text}'" : $"'{text.Substring(0, LongestQuotation)}…'";
}
