using MqttCertGate.Artifacts;
using MqttCertGate.Reporting;

namespace MqttCertGate.Manifests;

/// <summary>A path or glob, which becomes relative to the first manifest where another one, which that extends, says it.</summary>
internal sealed class PathForm : Form<Located<string>>
{
    private static readonly ScalarForm<string> AsWritten = new("a path relative to the manifest, with '/',", TryPath);

    public override Located<string>? Read(YamlNode node, FileReading reading) =>
        AsWritten.Read(node, reading) is { } path ? path with { Value = reading.PathPrefix + path.Value } : null;

    public override void Describe(JsonText schema) => AsWritten.Describe(schema);

    private static bool TryPath(YamlScalar scalar, out string value) => IsPath(value = scalar.Text);

    /// <summary>Whether a manifest may name the file <paramref name="value"/>.</summary>
    /// <remarks>
    /// A leading '/' or a drive would bind the manifest to one machine, as '\' binds it to one system. What is taken for a path is printed where it
    /// leads nowhere: base64 has no dot, and the name of a file has one.
    /// </remarks>
    public static bool IsPath(string value) =>
        Values.IsText(value)
        && value[0] != '/' && !value.Contains('\\') && !(value.Length > 1 && value[1] == ':')
        && (value.Contains('.') || !KeyMaterial.MayBeIn(value));
}

/// <summary>The id of a built-in profile, or the path of a team's own.</summary>
internal sealed class ProfileNameForm : Form<Located<string>>
{
    public override Located<string>? Read(YamlNode node, FileReading reading) =>
        (node is YamlScalar { Text: var text } && IsPath(text) ? Values.Path : Values.Text).Read(node, reading);

    public override void Describe(JsonText schema) => Values.Text.Describe(schema);

    public static bool IsPath(string name) =>
        name.Contains('/')
        || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);
}
