using System.Text;
using MqttCertGate.Manifests;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Making;

/// <summary>Writes entries as YAML, in the form the README shows.</summary>
/// <param name="names">Of the files, relative to where the manifest is to stand.</param>
internal sealed class ManifestText(EntryNames names)
{
    private readonly StringBuilder text = new();

    /// <summary>A whole manifest.</summary>
    /// <param name="profile">The broker profile; null for none, which the manifest then says.</param>
    public string Of(IReadOnlyList<ProposedEntry> entries, string? profile)
    {
        text.Append("version: 1\n");
        if (profile is null)
            text.Append("# profile: tdmq        # name your broker, and what it demands is checked too; `mqttcertgate profiles` lists them\n");
        else
            Key("", "profile", profile);
        text.Append('\n');
        return Of(entries);
    }

    /// <summary>The entries alone, to be pasted into a manifest.</summary>
    public string Of(IReadOnlyList<ProposedEntry> entries)
    {
        text.Append("certificates:\n");
        for (var index = 0; index < entries.Count; index++)
        {
            if (index > 0)
                text.Append('\n');
            Write(entries[index]);
        }

        return text.ToString();
    }

    private void Write(ProposedEntry entry)
    {
        const string Margin = "    ";
        text.Append("  ").Append(Scalar(entry.Name)).Append(":\n");
        Key(Margin, "file", names.PathOf(entry.File));
        if (entry.Role != Role.Server)
            Key(Margin, "role", entry.Role.ToString().ToLowerInvariant());
        if (entry.Chain is [var only])
            Key(Margin, "chain", names.PathOf(only));
        else
            List(Margin, "chain", entry.Chain.Select(names.PathOf));
        if (entry.Trust is { } trust)
            Key(Margin, "trust", names.PathOf(trust));
        if (entry.Key is { } key)
            Key(Margin, "key", names.PathOf(key));
        List(Margin, "domains", entry.Domains);
        foreach (var remark in entry.Remarks)
            Comment(Margin, remark);
    }

    private void Key(string margin, string key, string value) => text.Append(margin).Append(key).Append(": ").Append(Scalar(value)).Append('\n');

    private void List(string margin, string key, IEnumerable<string> values)
    {
        var items = values.ToList();
        if (items.Count > 0)
            text.Append(margin).Append(key).Append(":\n");
        foreach (var item in items)
            text.Append(margin).Append("  - ").Append(Scalar(item)).Append('\n');
    }

    private void Comment(string margin, string sentence) => text.Append(margin).Append("# ").Append(SafeText.Message(sentence)).Append('\n');

    // What a reader of YAML may take for something other than text (YAML 1.2 §10.3.2, YAML 1.1's booleans).
    private static readonly HashSet<string> Words = new(["null", "true", "false", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Plain where it is text to every reader (YAML 1.2 §7.3.3), else in double quotes (§7.3.1). It holds no control characters.</summary>
    private static string Scalar(string value) => IsPlain(value) || IsAddress(value)
        ? value
        : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static bool IsPlain(string value) =>
        char.IsAsciiLetter(value[0])
        && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '/' or '_' or '-')
        && !Words.Contains(value);

    // Three dots: no number has them.
    private static bool IsAddress(string value) => value.All(character => char.IsAsciiDigit(character) || character == '.') && value.Count(character => character == '.') == 3;
}
