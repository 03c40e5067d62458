using System.Text;

namespace MqttCertGate.Tool.Rendering;

/// <summary>When to print in colour.</summary>
internal enum ColorChoice
{
    Auto,
    Always,
    Never,
}

/// <summary>Prints spans, plain or with ANSI escape sequences.</summary>
/// <param name="isAscii">Whether the user's locale promises no character beyond ASCII.</param>
internal sealed class Terminal(TextWriter writer, bool useColor, bool isAscii = false)
{
    /// <summary>Box drawing where the output can say it.</summary>
    public Glyphs Glyphs { get; } = writer.Encoding.CodePage == Utf8CodePage && !isAscii ? Glyphs.Unicode : Glyphs.Ascii;

    private const int Utf8CodePage = 65001;

    public static Terminal Output(ColorChoice choice) => Of(Console.Out, choice, Console.IsOutputRedirected);

    public static Terminal Error(ColorChoice choice) => Of(Console.Error, choice, Console.IsErrorRedirected);

    private static Terminal Of(TextWriter writer, ColorChoice choice, bool isRedirected) =>
        new(writer, UsesColor(choice, isRedirected, Environment.GetEnvironmentVariable), IsAscii(Environment.GetEnvironmentVariable));

    // POSIX.1 §8.2: the first that is not empty counts.
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>Whether the locale is POSIX's own. Where none is named, as in most containers, UTF-8 is at home.</summary>
    public static bool IsAscii(Func<string, string?> environment) =>
        LocaleVariables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is "C" or "POSIX";

    /// <summary>The order of no-color.org, force-color.org and what a terminal says of itself.</summary>
    public static bool UsesColor(ColorChoice choice, bool isRedirected, Func<string, string?> environment) => choice switch
    {
        ColorChoice.Always => true,
        ColorChoice.Never => false,
        _ when environment("NO_COLOR") is { Length: > 0 } => false,
        _ when environment("FORCE_COLOR") is { Length: > 0 } => true,
        _ => !isRedirected && environment("TERM") != "dumb",
    };

    public void Write(IReadOnlyList<Span> spans)
    {
        var text = new StringBuilder();
        foreach (var (style, said) in spans)
        {
            var content = Glyphs.Spell(said);
            if (useColor && CodeOf(style) is { } code)
                text.Append('\e').Append('[').Append(code).Append('m').Append(content).Append("\e[0m");
            else
                text.Append(content);
        }

        writer.Write(text.ToString());
        writer.Flush();
    }

    /// <summary>Prints lines that a build service obeys, as they are.</summary>
    public void Command(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            writer.Write($"{line}\n");
        writer.Flush();
    }

    // ECMA-48 §8.3.117.
    private static string? CodeOf(Style style) => style switch
    {
        Style.Strong => "1",
        Style.Dim => "2",
        Style.Error => "31",
        Style.Warning => "33",
        Style.Note => "34",
        Style.Success => "32",
        _ => null,
    };
}
