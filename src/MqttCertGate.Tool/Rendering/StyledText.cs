using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Rendering;

/// <summary>What a piece of text is; the back end decides how that looks. The text is complete without it.</summary>
internal enum Style
{
    Plain,
    Strong,
    Dim,
    Error,
    Warning,
    Note,
    Success,
}

/// <summary>A piece of a line, or a line's end.</summary>
internal readonly record struct Span(Style Style, string Text);

/// <summary>Lines of styled spans. Whatever is added is made safe here, so that no caller can forget it.</summary>
internal sealed class StyledText
{
    private readonly List<Span> spans = [];

    public IReadOnlyList<Span> Spans => spans;

    public StyledText Add(string text, Style style = Style.Plain)
    {
        if (text.Length == 0)
            return this;
        var safe = SafeText.Part(text);
        // SafeText parts "##", which Azure Pipelines may obey; two spans must not make it.
        if (safe[0] == '#' && spans is [.., { Text: [.., '#'] }])
            safe = $" {safe}";
        spans.Add(new Span(style, safe));
        return this;
    }

    public void EndLine() => spans.Add(new Span(Style.Plain, "\n"));

    public void Line(string text, Style style = Style.Plain) => Add(text, style).EndLine();
}
