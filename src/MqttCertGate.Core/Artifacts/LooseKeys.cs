using System.Text;
using MqttCertGate.Findings;
using MqttCertGate.X509;

namespace MqttCertGate.Artifacts;

/// <summary>Finds private keys that stand in a text outside any PEM block: PuTTY's, and base64 without boundaries, as in a variable or in JSON.</summary>
internal static class LooseKeys
{
    private static readonly byte[] Putty = Encoding.ASCII.GetBytes("PuTTY-User-Key-File-");

    // An RSA key of 16,384 bits has about 9,300 octets (RFC 8017 appendix A.1.2), one of Ed25519 48 (RFC 8410 §10.3).
    private const int LongestKey = 12_000;
    private const int ShortestKey = 48;

    // Octets that tell a private key from other structures: up to the tag behind its version, or behind its algorithm.
    private const int Beginning = 12;

    // Far above what anybody reads.
    private const int MostCandidates = 100;

    public static IEnumerable<PlacedPrivateKey> In(byte[] bytes, PemText text)
    {
        SourceLocation LineAt(int offset) => text.Lines.RegionOf(offset, offset);

        // A byte order mark is in no line.
        var first = text.Lines.StartOf(1);
        if (StartsWith(bytes, first, Putty))
            yield return new PlacedPrivateKey(null, "it is in the format of PuTTY", LineAt(first));

        var candidates = 0;
        foreach (var (start, end) in OutsideBlocks(text))
        {
            // A SEQUENCE in base64 begins with an M.
            for (var index = NextM(bytes, start, end); index >= 0 && candidates < MostCandidates; index = NextM(bytes, index + 1, end))
            {
                if ((index > 0 && IsBase64(bytes[index - 1])) || Decode(bytes, index, Beginning) is not { } beginning || !MayBeKey(beginning))
                    continue;
                candidates++;
                if (Decode(bytes, index, LengthOf(beginning)) is { } der && DerContent.Of(der) is { Format: ArtifactFormat.PrivateKey, KeyLabel: { } label })
                    yield return PlacedPrivateKey.Read(() => PrivateKeyReader.PublicKeyOf(label, der), LineAt(index));
            }
        }
    }

    /// <summary>The offsets of the lines that are in no block.</summary>
    private static IEnumerable<(int Start, int End)> OutsideBlocks(PemText text)
    {
        var line = 1;
        foreach (var block in text.Blocks)
        {
            if (line < block.BeginLine)
                yield return (text.Lines.StartOf(line), text.Lines.StartOf(block.BeginLine));
            line = block.EndLine + 1;
        }

        if (line <= text.Lines.Count)
            yield return (text.Lines.StartOf(line), text.Lines.StartOf(text.Lines.Count + 1));
    }

    private static int NextM(byte[] bytes, int start, int end) => Array.IndexOf(bytes, (byte)'M', start, end - start);

    private static bool StartsWith(byte[] bytes, int start, byte[] beginning)
    {
        for (var index = 0; index < beginning.Length; index++)
        {
            if (start + index >= bytes.Length || bytes[start + index] != beginning[index])
                return false;
        }

        return true;
    }

    /// <summary>A length that a key has, and behind it a version 0 or 1, or the algorithm of an encrypted one.</summary>
    private static bool MayBeKey(byte[] der)
    {
        var header = HeaderLength(der);
        return LengthOf(der) is >= ShortestKey and <= LongestKey
            && (der[header] == DerTag.Sequence || (der[header] == DerTag.Integer && der[header + 1] == 1 && der[header + 2] <= 1));
    }

    private static int HeaderLength(byte[] der) => der[1] < 0x80 ? 2 : 2 + Math.Min(der[1] & 0x7F, 2);

    private static int LengthOf(byte[] der) => HeaderLength(der) + der[1] switch
    {
        < 0x80 => der[1],
        0x81 => der[2],
        0x82 => (der[2] << 8) | der[3],
        _ => LongestKey,
    };

    /// <summary>
    /// The first <paramref name="count"/> octets of base64, over line ends, indentation and the escapes of JSON; null where it ends before.
    /// </summary>
    private static byte[]? Decode(byte[] bytes, int start, int count)
    {
        var text = new StringBuilder();
        var characters = (count + 2) / 3 * 4;
        for (var index = start; index < bytes.Length && text.Length < characters; index++)
        {
            if (IsBase64(bytes[index]))
                text.Append((char)bytes[index]);
            else if (bytes[index] == '\\' && index + 1 < bytes.Length && bytes[index + 1] is (byte)'n' or (byte)'r')
                index++;
            else if (bytes[index] is not ((byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t'))
                break;
        }

        // Asked for each M of a text, so nothing may be thrown where there is no base64.
        if (text.Length * 3 / 4 < count)
            return null;
        // What is cut at its end may lack its padding.
        while (text.Length % 4 != 0)
            text.Append('=');
        return [.. Convert.FromBase64String(text.ToString()).Take(count)];
    }

    private static bool IsBase64(byte octet) =>
        octet is (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'/';
}
