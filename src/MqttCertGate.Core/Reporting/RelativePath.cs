using System.Globalization;
using System.Text;

namespace MqttCertGate.Reporting;

/// <summary>Paths as reports print them: relative to a folder, with <c>/</c> on every system.</summary>
internal static class RelativePath
{
    private static readonly StringComparison FileNames =
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The absolute <paramref name="path"/> relative to <paramref name="folder"/>; null where it is not below it.</summary>
    public static string? Below(string folder, string path)
    {
        var prefix = folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return path.Length > prefix.Length && path.StartsWith(prefix, FileNames)
            ? path.Substring(prefix.Length).Replace(Path.DirectorySeparatorChar, '/')
            : null;
    }

    /// <summary>The last name of a path.</summary>
    public static string FileName(string path) => Path.GetFileName(path);

    /// <summary>
    /// A relative path as a relative reference (RFC 3986 §4.2): the characters of <c>pchar</c> stand for themselves, all others are encoded
    /// as UTF-8. So is a colon of the first segment, which would otherwise make it a scheme.
    /// </summary>
    public static string ToUri(string relativePath)
    {
        var uri = new StringBuilder(relativePath.Length);
        var inFirstSegment = true;
        foreach (var octet in Encoding.UTF8.GetBytes(relativePath))
        {
            var character = (char)octet;
            inFirstSegment &= character != '/';
            if (character == '/' || IsPathCharacter(character) && !(character == ':' && inFirstSegment))
                uri.Append(character);
            else
                uri.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return uri.ToString();
    }

    private static bool IsPathCharacter(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_' or '~' or ':' or '@'
            or '!' or '$' or '&' or '\'' or '(' or ')' or '*' or '+' or ',' or ';' or '=';
}
