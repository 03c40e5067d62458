namespace MqttCertGate.Findings;

/// <summary>A value of a rule that a profile or manifest may set.</summary>
/// <param name="Name">camelCase, with the unit where there is one: <c>maximumBytes</c>.</param>
/// <param name="Description">One sentence that gives meaning and unit.</param>
internal abstract record Parameter(string Name, string Description)
{
    /// <summary>The default as printed in RULES.md and by <c>explain</c>.</summary>
    public abstract string DefaultText { get; }

    /// <summary>The kind of value expected, for messages: "whole number", "text", "true or false".</summary>
    public abstract string ValueKind { get; }

    /// <summary>Reads a YAML scalar; false where it is not of this parameter's kind.</summary>
    public abstract bool TryParse(string text, out object value);
}

/// <inheritdoc cref="Parameter"/>
/// <typeparam name="T"><see cref="int"/>, <see cref="bool"/> or <see cref="string"/>.</typeparam>
internal sealed record Parameter<T>(string Name, T Default, string Description) : Parameter(Name, Description)
    where T : notnull
{
    /// <summary>Whether a value that is of the type means something.</summary>
    public Func<T, bool> Accepts { get; init; } = _ => true;

    /// <summary>What it is, where the type does not say it: "regular expression".</summary>
    public string? Kind { get; init; }

    public override string DefaultText => Default switch
    {
        bool flag => flag ? "true" : "false",
        string text => text,
        _ => FormattableString.Invariant($"{Default}"),
    };

    public override string ValueKind => Kind ?? default(T) switch
    {
        int => "whole number",
        bool => "true or false",
        _ => "text",
    };

    public override bool TryParse(string text, out object value)
    {
        var parsed = default(T) switch
        {
            int => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? number : null,
            bool => text switch { "true" => true, "false" => false, _ => null },
            _ => (object?)text,
        };
        value = parsed ?? Default;
        return parsed is T read && Accepts(read);
    }
}
