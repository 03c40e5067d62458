namespace MqttCertGate.Tests;

/// <summary>Digests of nothing, told from each other at a glance.</summary>
internal static class PlainDigest
{
    /// <summary>32 times the same octet.</summary>
    public static Sha256 Of(byte octet) => new([.. Enumerable.Repeat(octet, 32)]);
}
