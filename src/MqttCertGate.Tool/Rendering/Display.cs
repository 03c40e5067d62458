using MqttCertGate.Reporting;

namespace MqttCertGate.Tool.Rendering;

/// <summary>How much is printed.</summary>
internal enum Verbosity
{
    Normal,
    /// <summary>Findings and nothing else.</summary>
    Quiet,
    /// <summary>Also manifests, settings and timings.</summary>
    Verbose,
}

/// <summary>The form of what is printed.</summary>
internal enum TextFormat
{
    /// <summary>With code frames, paths and help.</summary>
    Text,
    /// <summary>A line for each finding.</summary>
    Concise,
    /// <summary>A line for each finding, as MSBuild takes it from a program it runs.</summary>
    MSBuild,
}

/// <summary>What is drawn beyond letters.</summary>
internal sealed record Glyphs(string Branch, string Ellipsis)
{
    public static readonly Glyphs Unicode = new("└─ ", "…");

    public static readonly Glyphs Ascii = new("`- ", "...");

    /// <summary>Text with what our own messages hold beyond ASCII spelled out where that cannot be said.</summary>
    public string Spell(string text) => this == Unicode
        ? text
        : text.Replace("…", "...", StringComparison.Ordinal).Replace("§", "section ", StringComparison.Ordinal);
}

/// <summary>How a report is shown, whatever it says. Lines are never wrapped: a terminal's width changes nothing.</summary>
/// <param name="WorkingDirectory">Absolute; printed paths are relative to it.</param>
internal sealed record Display(string WorkingDirectory, Glyphs Glyphs, Verbosity Verbosity)
{
    public TextFormat Format { get; init; }

    /// <summary>Whether what is allowed is listed too, after what is not.</summary>
    public bool IncludesAllowed { get; init; }

    /// <summary>A path as printed: relative where it can be, with <c>/</c> on every system.</summary>
    public string Path(string path) => SafeText.Name(
        System.IO.Path.GetRelativePath(WorkingDirectory, path).Replace(System.IO.Path.DirectorySeparatorChar, '/'));
}
