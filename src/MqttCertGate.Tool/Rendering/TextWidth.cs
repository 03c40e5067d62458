using System.Globalization;
using System.Text;

namespace MqttCertGate.Tool.Rendering;

/// <summary>How many columns text takes in a terminal, so that carets and columns line up under Chinese or Japanese text too.</summary>
internal static class TextWidth
{
    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary><paramref name="text"/> and spaces up to <paramref name="width"/> columns.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        ? 0
        : IsWide(rune.Value) ? 2 : 1;

    // The blocks of Unicode's EastAsianWidth.txt that are W or F throughout, and the emoji.
    private static bool IsWide(int codePoint) => codePoint
        is (>= 0x1100 and <= 0x115F)
        or (>= 0x2E80 and <= 0xA4CF)
        or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F)
        or (>= 0xFF00 and <= 0xFF60)
        or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1F64F)
        or (>= 0x20000 and <= 0x3FFFD);
}
