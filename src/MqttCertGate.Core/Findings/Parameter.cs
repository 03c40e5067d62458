using System.Text.RegularExpressions;

namespace MqttCertGate.Findings;

/// <summary>A value of a rule that a profile or manifest may set.</summary>
/// <param name="Name">camelCase, with the unit where there is one: <c>maximumBytes</c>.</param>
/// <param name="Description">One sentence that gives meaning and unit.</param>
internal abstract record Parameter(string Name, string Description)
{
    /// <summary>The default as printed in RULES.md and by <c>explain</c>.</summary>
    public abstract string DefaultText { get; }

    /// <summary>The kind of value expected, for messages: "whole number", "text", "true or false", "regular expression".</summary>
    public abstract string ValueKind { get; }

    /// <summary>Reads a YAML scalar; false where it is not of this parameter's kind.</summary>
    public abstract bool TryParse(string text, out object value);

    /// <summary>A regular expression over host names. A user's own may be slow; a name has at most 253 characters (RFC 1034 §3.1), so a second is ample.</summary>
    /// <exception cref="ArgumentException">It is not a regular expression.</exception>
    public static Regex Pattern(string text) => new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private protected static Regex? TryPattern(string text)
    {
        try
        {
            return Pattern(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

/// <inheritdoc cref="Parameter"/>
/// <typeparam name="T"><see cref="int"/>, <see cref="bool"/>, <see cref="string"/> or <see cref="Regex"/>.</typeparam>
internal sealed record Parameter<T>(string Name, T Default, string Description) : Parameter(Name, Description)
    where T : notnull
{
    public override string DefaultText => Default switch
    {
        bool flag => flag ? "true" : "false",
        string text => text,
        _ => FormattableString.Invariant($"{Default}"),
    };

    public override string ValueKind => Default switch
    {
        int => "whole number",
        bool => "true or false",
        Regex => "regular expression",
        _ => "text",
    };

    public override bool TryParse(string text, out object value)
    {
        var parsed = Default switch
        {
            int => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? number : null,
            bool => text switch { "true" => true, "false" => false, _ => null },
            Regex => TryPattern(text),
            _ => (object?)text,
        };
        value = parsed ?? Default;
        return parsed is not null;
    }
}
