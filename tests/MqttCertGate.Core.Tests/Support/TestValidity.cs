using System.Text;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests;

/// <summary>Validity SEQUENCEs whose dates are written in any way.</summary>
internal static class TestValidity
{
    private const byte UtcTime = 0x17;
    private const byte GeneralizedTime = 0x18;

    /// <summary>Of two UTCTimes.</summary>
    public static byte[] Utc(string notBefore, string notAfter) => Of(notBefore, UtcTime, notAfter);

    /// <summary>Of a UTCTime and a GeneralizedTime.</summary>
    public static byte[] Generalized(string notBefore, string notAfter) => Of(notBefore, GeneralizedTime, notAfter);

    private static byte[] Of(string notBefore, byte tag, string notAfter) => Tlv.Encode(
        Tlv.SequenceTag, [Tlv.Encode(UtcTime, Encoding.ASCII.GetBytes(notBefore)), Tlv.Encode(tag, Encoding.ASCII.GetBytes(notAfter))]);
}
