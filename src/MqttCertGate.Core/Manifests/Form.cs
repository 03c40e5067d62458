using MqttCertGate.Reporting;

namespace MqttCertGate.Manifests;

/// <summary>A kind of value that a key takes: how it is read from a node, and what an editor is told of it.</summary>
internal abstract class Form<T>
    where T : class
{
    /// <summary>Null, with a problem at the node, where it is not of this form.</summary>
    public abstract T? Read(YamlNode node, FileReading reading);

    /// <summary>Writes what is of this form as the members of a JSON Schema, which may take more than <see cref="Read"/> and never less.</summary>
    public abstract void Describe(JsonText schema);
}

internal delegate bool TryParse<T>(YamlScalar scalar, out T value);

/// <summary>A single value.</summary>
/// <param name="expected">As in "… is required", with its article.</param>
/// <param name="describe">As <see cref="Form{T}.Describe"/>; null where any text will do, a number's or truth value's too.</param>
internal sealed class ScalarForm<T>(string expected, TryParse<T> tryParse, Action<JsonText>? describe = null) : Form<Located<T>>
{
    public override Located<T>? Read(YamlNode node, FileReading reading)
    {
        if (node is YamlScalar { IsNull: false } scalar && tryParse(scalar, out var value))
            return new Located<T>(value, scalar);
        reading.Unexpected(node, expected);
        return null;
    }

    public override void Describe(JsonText schema)
    {
        if (describe is not null)
            describe(schema);
        else
            schema.Property("type", ["string", "number", "boolean"]);
    }
}

/// <summary>One of a few words.</summary>
/// <param name="words">Each with its value, a <typeparamref name="T"/>.</param>
internal sealed class ChoiceForm<T>(IReadOnlyDictionary<string, object> words) : Form<Located<T>>
{
    private readonly string expected = $"one of {string.Join(", ", words.Keys)}";

    public override Located<T>? Read(YamlNode node, FileReading reading)
    {
        if (node is not YamlScalar { IsNull: false } scalar)
            reading.Unexpected(node, expected);
        else if (words.TryGetValue(scalar.Text, out var value))
            return new Located<T>((T)value, scalar);
        else
            reading.Unknown("value", scalar.Text, scalar.Location, [.. words.Keys]);
        return null;
    }

    public override void Describe(JsonText schema) => schema.Property("enum", words.Keys);
}

/// <summary>A list of at least one item.</summary>
/// <param name="orOne">Whether the item alone is as good as a list of it.</param>
internal sealed class ListForm<T>(Form<T> item, bool orOne = false) : Form<IReadOnlyList<T>>
    where T : class
{
    public override IReadOnlyList<T>? Read(YamlNode node, FileReading reading)
    {
        if (node is YamlSequence { IsEmpty: false } list)
            return [.. list.Items.Select(child => item.Read(child, reading)).OfType<T>()];
        if (orOne && node is YamlScalar)
            return item.Read(node, reading) is { } single ? [single] : null;
        if (node is YamlSequence)
            reading.Invalid(node.Location, "The list is empty; at least one item is required.");
        else
            reading.Unexpected(node, "a list");
        return null;
    }

    public override void Describe(JsonText schema)
    {
        if (!orOne)
        {
            DescribeList(schema);
            return;
        }

        using (schema.Array("anyOf"))
        {
            using (schema.Object())
                item.Describe(schema);
            using (schema.Object())
                DescribeList(schema);
        }
    }

    private void DescribeList(JsonText schema)
    {
        schema.Property("type", "array");
        schema.Property("minItems", 1);
        using (schema.Object("items"))
            item.Describe(schema);
    }
}
