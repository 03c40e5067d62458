using System.Buffers;
using System.Buffers.Text;

namespace MqttCertGate.Artifacts;

internal static partial class PemBase64
{
    private static partial int DecodeLine(byte[] text, int start, int end, byte[] content, int length)
    {
        var line = text.AsSpan(start, end - start);
        // The decoder knows no lines: a return that is left in would have it read all that follows, time after time.
        if (line.IndexOfAny((byte)'\n', (byte)'\r') is var lineEnd and >= 0)
            line = line[..lineEnd];
        // It passes over blanks, which makes it too few octets, and stops at padding.
        return line.Length % 4 == 0
            && Base64.DecodeFromUtf8(line, content.AsSpan(length), out _, out var written, isFinalBlock: false) == OperationStatus.Done
            && written == line.Length / 4 * 3
            ? written
            : 0;
    }
}
