namespace MqttCertGate.Tests.Brokers;

/// <summary>What a broker is given, as paths.</summary>
/// <param name="Chain">The chain file.</param>
/// <param name="Key">The leaf's private key.</param>
/// <param name="Authorities">The CAs one of which must have issued a client's certificate; null where clients need none.</param>
internal sealed record Served(string Chain, string Key, string? Authorities);

/// <summary>A kind of broker.</summary>
/// <param name="Overlay">The overlay that is about it; null for one that the gate's own rules are about.</param>
/// <param name="Start">Starts one that serves those files; throws <see cref="NotServedException"/> where it does not take them.</param>
internal sealed record BrokerKind(string Name, string Version, string? Overlay, Func<Served, Listeners, Task<IBroker>> Start);

/// <summary>The ports of a broker on the loopback.</summary>
internal sealed record Listeners(int Mqtts, int Wss);

/// <summary>A broker that runs, until it is disposed of.</summary>
internal interface IBroker : IAsyncDisposable
{
    /// <summary>Has it read chain and key again, for connections to come.</summary>
    Task Reload();
}

/// <summary>A broker does not take its certificate, key or CA bundle.</summary>
internal sealed class NotServedException(string message) : Exception(message);
