using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

internal static class Decoding
{
    public static Certificate Decode(this TestCertificate certificate) => CertificateDecoder.Decode(certificate.Der);

    /// <summary>With the first place that reads <paramref name="before"/> changed.</summary>
    public static byte[] Replace(this byte[] bytes, byte[] before, byte[] after)
    {
        var at = bytes.AsSpan().IndexOf(before);
        Assert.True(at >= 0, $"There is no {Convert.ToHexString(before)}.");
        return [.. bytes[..at], .. after, .. bytes[(at + before.Length)..]];
    }
}
