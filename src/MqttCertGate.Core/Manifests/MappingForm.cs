using MqttCertGate.Reporting;

namespace MqttCertGate.Manifests;

/// <summary>A key of a mapping. Reading, unknown keys, missing keys and what is printed of keys all come from here.</summary>
/// <param name="Description">One sentence.</param>
/// <param name="Apply">Tells the target what the node says; nothing, with a problem, where the node is malformed.</param>
/// <param name="Describe">Writes what the key takes as the members of a JSON Schema.</param>
internal record Key<TTarget>(string Name, string Description, Action<TTarget, YamlNode, FileReading> Apply, Action<JsonText> Describe)
{
    public bool IsRequired { get; init; }

    public static Key<TTarget> Of<T>(string name, string description, Form<T> form, Action<TTarget, T> set)
        where T : class =>
        new(
            name, description,
            (target, node, reading) =>
            {
                if (form.Read(node, reading) is { } value)
                    set(target, value);
            },
            form.Describe);
}

/// <summary>A mapping with a closed set of keys.</summary>
/// <param name="misplaced">Names of keys that are known, and never of this mapping.</param>
internal sealed class MappingForm<TTarget>(IReadOnlyList<Key<TTarget>> keys, IReadOnlyCollection<string>? misplaced = null)
{
    private readonly List<string> names = [.. keys.Select(key => key.Name)];
    private readonly Dictionary<string, Key<TTarget>> byName = keys.ToDictionary(key => key.Name, StringComparer.Ordinal);
    private readonly List<Key<TTarget>> required = [.. keys.Where(key => key.IsRequired)];

    public IReadOnlyList<Key<TTarget>> Keys => keys;

    /// <summary>Applies the mapping to <paramref name="target"/>; what is wrong is left out of it, with a problem.</summary>
    public TTarget Read(YamlNode node, TTarget target, FileReading reading)
    {
        if (node is not YamlMapping mapping)
        {
            reading.Unexpected(node, "a mapping");
            return target;
        }

        foreach (var pair in mapping.Pairs)
        {
            if (byName.TryGetValue(pair.Key.Text, out var known))
                known.Apply(target, pair.Value, reading);
            else if (misplaced?.Contains(pair.Key.Text) == true)
                reading.Invalid(pair.Key.Location, $"The key '{pair.Key.Text}' belongs to one certificate entry; it cannot stand here.");
            else
                reading.Unknown("key", pair.Key.Text, pair.Key.Location, names);
        }

        foreach (var key in required)
        {
            if (!mapping.Has(key.Name))
                reading.Invalid(mapping.Location, $"The key '{key.Name}' is missing; it is required here.", key.Description);
        }

        return target;
    }

    /// <summary>Writes the mapping as the members of a JSON Schema.</summary>
    public void Describe(JsonText schema)
    {
        schema.Property("type", "object");
        schema.Property("additionalProperties", false);
        if (required.Count > 0)
            schema.Property("required", required.Select(key => key.Name));
        using (schema.Object("properties"))
        {
            foreach (var key in keys)
            {
                using (schema.Object(key.Name))
                {
                    schema.Property("description", key.Description);
                    key.Describe(schema);
                }
            }
        }
    }
}
