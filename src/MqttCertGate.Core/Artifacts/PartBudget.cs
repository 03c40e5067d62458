using MqttCertGate.X509;

namespace MqttCertGate.Artifacts;

/// <summary>How many parts a file may have, so that none is slow to judge: blocks of PEM, and certificates and keys of whatever holds them.</summary>
internal static class PartBudget
{
    /// <summary>The bundle of all public roots has about 150 (Debian's ca-certificates).</summary>
    public const int Parts = 1_000;

    public static readonly string Exceeded = $"The file has more than {Parts} parts; what is beyond them was not read.";

    /// <exception cref="MalformedException">A store holds more.</exception>
    public static void Require(int count)
    {
        if (count > Parts)
            throw new MalformedException($"it holds more than {Parts} parts");
    }
}
