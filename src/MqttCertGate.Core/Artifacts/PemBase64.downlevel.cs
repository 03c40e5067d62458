namespace MqttCertGate.Artifacts;

internal static partial class PemBase64
{
    private static partial int DecodeLine(byte[] text, int start, int end, byte[] content, int length) => 0;
}
