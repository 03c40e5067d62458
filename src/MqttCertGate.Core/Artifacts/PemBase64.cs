namespace MqttCertGate.Artifacts;

/// <summary>What is wrong with a block's base64, and the bytes at fault.</summary>
internal readonly record struct Base64Fault(int Start, int End, string Message);

/// <summary>
/// Decodes the lines between two boundaries. Lines of any length and white space at a line's end are accepted (RFC 7468 §3); everything else
/// that is not canonical base64 (RFC 4648 §3.5, §4) is a fault.
/// </summary>
internal static class PemBase64
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static readonly int[] Values = MakeValues();

    /// <summary>The content of the lines from <paramref name="start"/> to <paramref name="end"/>; null where there is a fault.</summary>
    public static byte[]? Decode(byte[] text, int start, int end, out Base64Fault? fault)
    {
        var content = new byte[(end - start) * 3 / 4];
        var (length, characters, padding, bits) = (0, 0, 0, 0);
        var (lineStart, last) = (start, start);
        for (var index = start; index < end; index++)
        {
            // Four at a time where a quantum begins, of which most of a block consists. None of them is the last where the end is at fault.
            if (characters % 4 == 0 && padding == 0 && Quantum(text, index, end) is var quantum and >= 0)
            {
                content[length++] = (byte)(quantum >> 16);
                content[length++] = (byte)(quantum >> 8);
                content[length++] = (byte)quantum;
                characters += 4;
                index += 3;
                continue;
            }

            var octet = text[index];
            var value = Values[octet];
            if (value >= 0 && padding == 0)
            {
                bits = (bits << 6) | value;
                if (++characters % 4 != 1)
                    content[length++] = (byte)(bits >> (6 - (2 * ((characters - 1) % 4))));
                last = index;
            }
            else if (octet == '=')
            {
                padding++;
                last = index;
            }
            else if (EndOfLine(text, index, end) is var next && next > index)
            {
                if (index == lineStart)
                {
                    fault = new(index, index, "A blank line stands inside the block; nothing but base64 may stand between its boundaries.");
                    return null;
                }

                lineStart = next;
                index = next - 1;
            }
            else
            {
                fault = new(index, index + 1, $"{Describe(octet, padding)}; nothing but base64 may stand between a block's boundaries.");
                return null;
            }
        }

        fault = FaultOfEnd(last, characters, padding, bits);
        if (fault is not null)
            return null;
        Array.Resize(ref content, length);
        return content;
    }

    /// <summary>The 24 bits of the next four characters; negative where they are not all base64.</summary>
    private static int Quantum(byte[] text, int index, int end) => index + 4 > end ? -1
        : (Values[text[index]] << 18) | (Values[text[index + 1]] << 12) | (Values[text[index + 2]] << 6) | Values[text[index + 3]];

    private static Base64Fault? FaultOfEnd(int last, int characters, int padding, int bits)
    {
        if (characters == 0)
            return new(last, last, "The block holds no base64.");
        if (padding > 2 || (characters + padding) % 4 != 0)
        {
            return new(last, last + 1,
                $"The block's base64 ends after {characters} characters and {padding} of padding; together they must be a multiple of four, so part of it is missing or too much.");
        }

        return (bits & ((1 << (2 * padding)) - 1)) == 0 ? null : new(
            last, last + 1, "The block's base64 ends in bits that belong to no byte; they must be zero (RFC 4648 §3.5).");
    }

    /// <summary>The offset after the line end that follows white space at <paramref name="index"/>; the same offset where none does.</summary>
    private static int EndOfLine(byte[] text, int index, int end)
    {
        var at = index;
        while (at < end && text[at] is (byte)' ' or (byte)'\t')
            at++;
        if (at < end && text[at] == '\r')
            at = at + 1 < end && text[at + 1] == '\n' ? at + 2 : at + 1;
        else if (at < end && text[at] == '\n')
            at++;
        else if (at < end)
            return index;
        return at;
    }

    private static string Describe(byte octet, int padding) => octet switch
    {
        _ when Values[octet] >= 0 && padding > 0 => "Base64 goes on after its padding",
        (byte)' ' or (byte)'\t' => "White space stands inside a line",
        > 0x20 and < 0x7F => $"The character '{(char)octet}' stands in the block",
        _ => $"The byte 0x{octet:X2} stands in the block",
    };

    private static int[] MakeValues()
    {
        var values = new int[256];
        for (var octet = 0; octet < values.Length; octet++)
            values[octet] = Alphabet.IndexOf((char)octet);
        return values;
    }
}
