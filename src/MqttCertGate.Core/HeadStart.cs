using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate;

/// <summary>
/// A first check waits, most of its time, for the runtime to load and compile what it calls. A second thread has that done while the manifest is
/// read: it checks a specimen, and nobody looks at what it finds.
/// </summary>
internal static class HeadStart
{
    /// <summary>
    /// Begins it, which is for a host to do once, where there is a second processor. Nothing waits for it, and nothing depends on how it ends.
    /// </summary>
    /// <param name="folder">Absolute path of the folder the gate itself is in; asked where it can do no harm.</param>
    public static void Begin(Func<string> folder) => _ = Task.Run(() => Check(folder()));

    /// <summary>Checks the specimen in <paramref name="folder"/>, without a manifest: whoever has to load a parser first is late for all else.</summary>
    public static Report Check(string folder)
    {
        folder = Path.Combine(folder, "Specimen");
        return Gate.Check(new GateRequest
        {
            Manifests = [],
            Implied = new ImpliedManifest([Path.Combine(folder, "server.pem")]) { Trust = [Path.Combine(folder, "ca.pem")] },
            RepositoryRoot = folder,
            At = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc),
        });
    }
}
