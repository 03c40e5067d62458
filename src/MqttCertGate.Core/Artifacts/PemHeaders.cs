using System.Text;

namespace MqttCertGate.Artifacts;

/// <summary>The fields before the base64 of an encrypted key (RFC 1421 §4.6): <c>Proc-Type</c>, <c>DEK-Info</c> and an empty line.</summary>
internal static class PemHeaders
{
    private const string DekInfo = "DEK-Info:";

    /// <summary>
    /// Moves <paramref name="line"/> to the first line of the content; null where the fields do not say how it is encrypted.
    /// </summary>
    public static PemEncryption? Read(byte[] bytes, TextLines lines, ref int line, int endLine)
    {
        PemEncryption? encryption = null;
        for (; line < endLine; line++)
        {
            var text = Encoding.ASCII.GetString(bytes, lines.StartOf(line), lines.EndOf(line) - lines.StartOf(line));
            if (text.StartsWith(DekInfo, StringComparison.Ordinal))
                encryption = ReadDekInfo(text.Substring(DekInfo.Length).Split(','));
            else if (text.Length > 0 && text.IndexOf(':') < 0)
                break;
        }

        return encryption;
    }

    /// <summary>The algorithm, and its IV in hexadecimal.</summary>
    private static PemEncryption? ReadDekInfo(string[] parts)
    {
        if (parts.Length != 2 || parts[1].Length % 2 != 0)
            return null;
        const string digits = "0123456789ABCDEF";
        var values = parts[1].ToUpperInvariant().Select(digit => digits.IndexOf(digit)).ToList();
        if (values.Contains(-1))
            return null;
        var iv = new byte[values.Count / 2];
        for (var index = 0; index < iv.Length; index++)
            iv[index] = (byte)((values[2 * index] << 4) | values[(2 * index) + 1]);
        return new PemEncryption(parts[0].Trim(), iv);
    }
}
