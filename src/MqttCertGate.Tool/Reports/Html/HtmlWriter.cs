using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Reports.Html;

/// <summary>Writes HTML. Whatever is no constant of ours is made safe and escaped here, so that no caller can forget it.</summary>
internal sealed class HtmlWriter(TextWriter output)
{
    // A line for each of the others keeps the file readable, and these apart would put spaces into a text.
    private static readonly HashSet<string> Inline = ["a", "b", "code", "mark", "rect", "span", "svg", "time", "use", "line", "text"];

    /// <summary>Opens an element, which is closed by disposal. An attribute without a value is left out.</summary>
    public Scope Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        WriteTag(name, attributes);
        return new Scope(this, name);
    }

    /// <summary>An element of a text.</summary>
    public void Element(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (Open(name, attributes))
            Text(text);
    }

    /// <summary>An element without content that has no end tag.</summary>
    public void Void(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        WriteTag(name, attributes);
        output.Write('\n');
    }

    public void Text(string text) => output.Write(Escape(text));

    /// <summary>Markup of our own.</summary>
    public void Markup(string markup) => output.Write(markup);

    private void WriteTag(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        output.Write($"<{name}");
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
                output.Write(value.Length == 0 ? $" {attribute}" : $" {attribute}=\"{Escape(value)}\"");
        }

        output.Write('>');
    }

    private void Close(string name) => output.Write(Inline.Contains(name) ? $"</{name}>" : $"</{name}>\n");

    private static string Escape(string text) => SafeText.Part(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>An open element.</summary>
    public readonly struct Scope(HtmlWriter html, string name) : IDisposable
    {
        public void Dispose() => html.Close(name);
    }
}
