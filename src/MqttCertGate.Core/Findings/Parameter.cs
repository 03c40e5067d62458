namespace MqttCertGate.Findings;

/// <summary>A value of a rule that a profile or manifest may set.</summary>
/// <param name="Name">
/// camelCase, with the unit where there is one: <c>maximumBytes</c>. The first word says which of two values accepts less: a lower maximum, a higher
/// minimum, fewer accepted, more refused.
/// </param>
/// <param name="Description">One sentence that gives meaning and unit.</param>
internal abstract record Parameter(string Name, string Description)
{
    /// <summary>The value where neither profile nor manifest gives one.</summary>
    public abstract object DefaultValue { get; }

    /// <summary>The default as printed in RULES.md and by <c>explain</c>.</summary>
    public string DefaultText => TextOf(DefaultValue);

    /// <summary>The kind of value expected, for messages: "whole number", "text", "true or false", "regular expression", "list of words".</summary>
    public abstract string ValueKind { get; }

    /// <summary>Reads a YAML scalar, words separated by commas; false where it is not of this parameter's kind.</summary>
    public abstract bool TryParse(string text, out object value);

    /// <summary>A value as it is written, in the form that <see cref="TryParse"/> reads.</summary>
    public static string TextOf(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        IReadOnlyList<string> words => string.Join(", ", words),
        _ => FormattableString.Invariant($"{value}"),
    };

    /// <summary>What satisfies both values; null where nothing does or it cannot be told, so that who says them contradict each other.</summary>
    public abstract object? Tighter(object left, object right);

    private protected static NamePattern? TryPattern(string text)
    {
        try
        {
            return NamePattern.Parse(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

/// <inheritdoc cref="Parameter"/>
/// <typeparam name="T"><see cref="int"/>, <see cref="bool"/>, <see cref="string"/>, <see cref="NamePattern"/> or a list of words.</typeparam>
internal sealed record Parameter<T>(string Name, T Default, string Description) : Parameter(Name, Description)
    where T : notnull
{
    public override object DefaultValue => Default;

    public override string ValueKind => Default switch
    {
        int => "whole number",
        bool => "true or false",
        NamePattern => "regular expression",
        IReadOnlyList<string> => "list of words",
        _ => "text",
    };

    public override bool TryParse(string text, out object value)
    {
        var parsed = Default switch
        {
            int => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? number : null,
            bool => text switch { "true" => true, "false" => false, _ => null },
            NamePattern => TryPattern(text),
            IReadOnlyList<string> => Words(text),
            _ => (object?)text,
        };
        value = parsed ?? Default;
        return parsed is not null;
    }

    public override object? Tighter(object left, object right) => (left, right) switch
    {
        _ when TextOf(left) == TextOf(right) => left,
        (bool, bool) => true,
        (int one, int other) when Begins("maximum") => Math.Min(one, other),
        (int one, int other) when Begins("minimum") => Math.Max(one, other),
        (IReadOnlyList<string> one, IReadOnlyList<string> other) when Begins("accepted") => Common(one, other),
        (IReadOnlyList<string> one, IReadOnlyList<string> other) when Begins("refused") => one.Union(other, StringComparer.Ordinal).ToArray(),
        _ => null,
    };

    private bool Begins(string word) => Name.StartsWith(word, StringComparison.Ordinal);

    private static IReadOnlyList<string> Words(string text) =>
        [.. text.Split(',').Select(word => word.Trim()).Where(word => word.Length > 0)];

    private static string[]? Common(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.Intersect(right, StringComparer.Ordinal).ToArray() is { Length: > 0 } common ? common : null;
}
