using MqttCertGate.X509;

namespace MqttCertGate.Tests.Conformance;

/// <summary>Decoders refuse in one way only; anything else they throw is a fault of theirs and ends the test.</summary>
internal static class Decoding
{
    /// <summary>Null where it is refused.</summary>
    public static T? Try<T>(Func<T> decode)
        where T : class
    {
        try
        {
            return decode();
        }
        catch (MalformedException)
        {
            return null;
        }
    }
}
