using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Profiles;
using MqttCertGate.Reporting;
using MqttCertGate.Rules;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool;

/// <summary>What <c>check</c> was asked to do.</summary>
internal sealed record CheckOptions
{
    /// <summary>Manifests, folders and certificate files, as given.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The broker profile of certificate files given by name: a built-in id or a path; null for none.</summary>
    public string? Profile { get; init; }

    /// <summary>Files of the anchors that clients of those certificate files trust, as given.</summary>
    public IReadOnlyList<string> Trust { get; init; } = [];

    /// <summary>The environment variable that holds the password of those certificate files; null for none.</summary>
    public string? PasswordEnv { get; init; }

    /// <summary>What to write beside the text; at most one of them to standard output.</summary>
    public required IReadOnlyList<ReportFile> Reports { get; init; }

    /// <summary>The least level that fails; <see cref="Level.None"/> for never.</summary>
    public required Level FailOn { get; init; }

    /// <summary>The instant of validity, UTC.</summary>
    public required DateTime At { get; init; }

    public required IReadOnlyList<RuleSetting> Rules { get; init; }

    /// <summary>Whether what is allowed is listed too.</summary>
    public bool IncludeAllowed { get; init; }

    public TextFormat Format { get; init; }

    public CiSystem Ci { get; init; }

    /// <summary>The file that a build service shows as the summary of a step; null where there is none.</summary>
    public string? StepSummary { get; init; }

    public required ColorChoice Color { get; init; }

    public required Verbosity Verbosity { get; init; }
}

/// <summary>Reads the values of options.</summary>
internal static class OptionValues
{
    /// <summary>The value of <paramref name="choices"/> that is called <paramref name="text"/>.</summary>
    /// <param name="source">The option, as the user knows it.</param>
    public static T OneOf<T>(string source, string text, IReadOnlyDictionary<string, T> choices) => choices.TryGetValue(text, out var value)
        ? value
        : throw UsageException.Unknown($"{source} is one of {string.Join(", ", choices.Keys)}, not '{text}'.", text, choices.Keys);

    /// <summary>A day, at whose beginning everything is judged, or an instant; UTC.</summary>
    public static DateTime Instant(string source, string text) =>
        ValidationTime.TryParse(text, out var instant)
            ? instant
            : throw new UsageException($"{source} is a day such as 2027-01-01 or an instant such as 2027-01-01T09:00:00Z, not '{text}'.");

    /// <summary>The id of a built-in profile or overlay, or the path of a team's own.</summary>
    public static string Profile(ProfileKind kind, string name)
    {
        var known = ProfileReader.BuiltIn(kind);
        return ProfileNameForm.IsPath(name) || known.Contains(name)
            ? name
            : throw UsageException.Unknown($"There is no {(kind == ProfileKind.Broker ? "profile" : "client overlay")} '{name}'.", name, known);
    }

    /// <summary><c>RULE=LEVEL</c>, the rule by id or name.</summary>
    public static RuleSetting Rule(string source, string text)
    {
        if (text.Split('=') is not [var name, var word])
            throw new UsageException($"{source} is written RULE=none|note|warning|error, not '{text}'.");
        var rule = RuleCatalog.Find(name)
            ?? throw UsageException.Unknown($"There is no rule '{name}'.", name, RuleCatalog.Names);
        if (rule.Descriptor.IsMeta)
            throw new UsageException($"{rule.Descriptor.Id} is a rule of the gate itself; its level cannot be set.");
        var level = OneOf($"The level of {name}", word, Levels);
        return new RuleSetting(new Located<string>(name, SourceLocation.StartOf(source)), level, new Dictionary<string, object>()) { Speaker = "the command line" };
    }

    public static readonly IReadOnlyDictionary<string, Level> Levels =
        Enum.GetValues<Level>().ToDictionary(level => level.Word(), StringComparer.Ordinal);
}
