using System.Buffers;
using System.Buffers.Text;

namespace MqttCertGate.Artifacts;

internal static partial class PemBase64
{
    private static partial int DecodeLine(byte[] text, int start, int end, byte[] content, int length)
    {
        var line = text.AsSpan(start, end - start);
        if (line.IndexOf((byte)'\n') is var lineEnd and >= 0)
            line = line[..lineEnd];
        // The decoder passes over white space, which makes it too few octets, and stops at padding.
        return line.Length % 4 == 0
            && Base64.DecodeFromUtf8(line, content.AsSpan(length), out _, out var written, isFinalBlock: false) == OperationStatus.Done
            && written == line.Length / 4 * 3
            ? written
            : 0;
    }
}
