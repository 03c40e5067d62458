using System.Text;

namespace MqttCertGate.X509;

/// <summary>Holds the characters of a string against its type (X.680 §41) and against what text is made of.</summary>
internal static class StringContent
{
    // What NameDecoder puts in place of octets that are no text.
    private const char Replacement = '\ufffd';

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Notes at <paramref name="reader"/> what is wrong with a text.</summary>
    /// <param name="name">What the text is, as the message calls it.</param>
    public static void Judge(string text, int tag, string name, DerReader reader)
    {
        if (text.All(c => Has(tag, c)) && IsEncodedTwice(text))
        {
            reader.Note(EncodingFaultKind.EncodedTwice, $"{name} is UTF-8 that was taken for ISO 8859-1 and encoded once more");
            return;
        }

        foreach (var c in text)
        {
            var fault = c == Replacement ? $"bytes that are no {DerTag.NameOf(tag)}"
                : char.IsControl(c) ? $"the control character U+{(int)c:X4}"
                : !Has(tag, c) ? $"'{c}', which no {DerTag.NameOf(tag)} can hold"
                : null;
            if (fault is null)
                continue;
            reader.Note(EncodingFaultKind.StringContent, $"{name} holds {fault}");
            return;
        }
    }

    /// <summary>Whether the text, one octet a character, would be UTF-8 of other text: hardly by chance.</summary>
    private static bool IsEncodedTwice(string text) =>
        text.Any(c => c >= 0x80) && text.All(c => c <= 0xff)
        && !Utf8.GetString([.. text.Select(c => (byte)c)]).Contains(Replacement);

    private static bool Has(int tag, char c) => tag switch
    {
        DerTag.PrintableString => IsLetterOrDigit(c) || " '()+,-./:=?".Contains(c),
        DerTag.NumericString => c is (>= '0' and <= '9') or ' ',
        DerTag.Ia5String or DerTag.VisibleString => c < 0x80,
        _ => true,
    };

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
