using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Clients;

/// <summary>Programs that connect again and again.</summary>
internal static class WorkerClients
{
    public static Client Of(Worker worker, string name, Transport transport, string? overlay = null) => new(
        name, worker.Version, transport, overlay,
        target => worker.Ask(new
        {
            transport = transport.ToString().ToLowerInvariant(),
            target.Host,
            target.Port,
            target.Trust,
            target.Certificate,
            target.Key,
            connect = Packets.Connect(),
            Packets.Accepted,
        }));
}
