using System.Globalization;
using System.Text;

namespace MqttCertGate.Reporting;

/// <summary>
/// Makes text from files and certificates fit for any output: on one line, nothing invisible, nothing that a terminal or a build service
/// takes for a command, of bounded length. Every sink prints through it.
/// </summary>
internal static class SafeText
{
    /// <summary>Room for a distinguished name of common length; what is longer is an attack or not for people.</summary>
    private const int NameLimit = 200;

    /// <summary>GitLab drops a result whose message has more than 1 024 characters; the rest is for what a sink adds.</summary>
    private const int MessageLimit = 1000;

    // Three dots, so that a message cut short still ends with a full stop.
    private const string Ellipsis = "...";

    /// <summary>A name: of an entry, a certificate, a host.</summary>
    public static string Name(string text) => Cut(Line(text), NameLimit);

    /// <summary>A message. What it quotes is cut as names are, so that none pushes out what is required.</summary>
    /// <param name="reserved">How many characters the sink means to add.</param>
    public static string Message(string text, int reserved = 0) =>
        Cut(CutQuoted(Line(text)), MessageLimit - reserved);

    // GitHub Actions obeys "::" where a line begins.
    private static string Line(string text)
    {
        var line = Part(text).Trim();
        return line.StartsWith("::", StringComparison.Ordinal) ? line.Insert(1, " ") : line;
    }

    /// <summary>A part of a line, for sinks that lay out lines of their own: spaces stay and nothing is cut. No line begins with it.</summary>
    public static string Part(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(text, index);
            var length = char.IsSurrogatePair(text, index) ? 2 : 1;
            if (category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || text[index] is '\r' or '\n' or '\t')
                clean.Append(' ');
            // The last two of the plane are no characters, and not allowed in XML (1.0 §2.2).
            else if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate || text[index] is '\uFFFE' or '\uFFFF')
                clean.Append('\uFFFD');
            // Azure Pipelines obeys "##vso[" and "##[" anywhere in a line.
            else if (text[index] == '#' && clean.Length > 0 && clean[clean.Length - 1] == '#')
                clean.Append(" #");
            else
                clean.Append(text, index, length);
            index += length - 1;
        }

        return clean.ToString();
    }

    /// <summary>Cuts each name in a message: what comes from a certificate or file stands in quotes there, which an apostrophe inside a word is not.</summary>
    private static string CutQuoted(string text)
    {
        var cut = new StringBuilder();
        var copied = 0;
        for (var open = NextQuote(0); open >= 0;)
        {
            var close = NextQuote(open + 1);
            // Where a name has quotes of its own, none of them may hide what follows: each may begin one that is too long.
            if (close - open <= NameLimit + 1 || IsInWord(open - 1) || IsInWord(close + 1))
            {
                open = close;
                continue;
            }

            cut.Append(text, copied, open + 1 - copied).Append(Cut(text.Substring(open + 1, close - open - 1), NameLimit));
            copied = close;
            open = NextQuote(close + 1);
        }

        return cut.Append(text, copied, text.Length - copied).ToString();

        int NextQuote(int from) => text.IndexOf('\'', from);
        bool IsInWord(int index) => index >= 0 && index < text.Length
            && (char.IsLetterOrDigit(text[index])
                || CharUnicodeInfo.GetUnicodeCategory(text[index]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ConnectorPunctuation);
    }

    private static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        var end = limit - Ellipsis.Length;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text.Remove(end) + Ellipsis;
    }
}
