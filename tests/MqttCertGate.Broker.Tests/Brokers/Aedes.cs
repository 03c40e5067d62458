namespace MqttCertGate.Tests.Brokers;

/// <summary>Aedes, a broker for Node.js, of which one process serves all.</summary>
internal static class Aedes
{
    public static BrokerKind Of(Worker worker) => new("Aedes", worker.Version, null, async (served, listeners) =>
    {
        var why = await worker.Ask(
            new { chain = served.Chain, key = served.Key, authorities = served.Authorities, mqtts = listeners.Mqtts, wss = listeners.Wss }, out var id);
        return why is null ? new Running(worker, id) : throw new NotServedException(why);
    });

    private sealed class Running(Worker worker, int id) : IBroker
    {
        public Task Reload() => throw new NotSupportedException("A server of Node.js is given another certificate by its program.");

        public async ValueTask DisposeAsync() => await worker.Ask(new { broker = id });
    }
}
