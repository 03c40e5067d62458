using MqttCertGate.Manifests;
using MqttCertGate.Tests.Brokers;
using MqttCertGate.Tests.Clients;

namespace MqttCertGate.Tests.Matrix;

/// <summary>Every program of the matrix, running, and every attempt.</summary>
internal sealed class MatrixRun : IAsyncDisposable
{
    /// <summary>The longest that an attempt may take, even where other tests have the machine; longer is no answer, and no outcome.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly LoopbackPorts ports = new();
    private readonly Stack<IAsyncDisposable> running = [];

    public IReadOnlyList<BrokerKind> Brokers { get; private set; } = [];

    public IReadOnlyList<Client> Clients { get; private set; } = [];

    public static async Task<MatrixRun> Start()
    {
        var run = new MatrixRun();
        try
        {
            await run.StartPrograms();
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Judges and serves each set, and has each client connect to it.</summary>
    public async Task<IReadOnlyList<MatrixRow>> Try(IReadOnlyList<ArtifactSet> sets)
    {
        var rows = new MatrixRow[sets.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForAsync(0, sets.Count, options, async (index, _) => rows[index] = await Try(sets[index]));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        while (running.TryPop(out var program))
            await program.DisposeAsync();
    }

    private async Task StartPrograms()
    {
        var proxy = Own(new SocksProxy());
        var node = Own(await WorkerPrograms.Node("client.mjs"));
        Brokers = [await Mosquitto.Find(), MqttNetBroker.Kind, Aedes.Of(Own(await WorkerPrograms.Node("broker.mjs")))];
        Clients =
        [
            await CommandClients.MosquittoPub(proxy),
            await CommandClients.OpenSsl(),
            WorkerClients.Of(Own(await WorkerPrograms.Go()), "Go", Transport.Mqtts),
            WorkerClients.Of(node, "MQTT.js", Transport.Mqtts),
            WorkerClients.Of(Own(await WorkerPrograms.Python()), "Python", Transport.Mqtts, "python-3.13"),
            MqttNetClient.Mqtts,
            WorkerClients.Of(node, "MQTT.js", Transport.Wss),
            MqttNetClient.Wss(proxy),
            await Own(await Chromium.Start(proxy)).Client(),
        ];
    }

    private T Own<T>(T program)
        where T : IAsyncDisposable
    {
        running.Push(program);
        return program;
    }

    private async Task<MatrixRow> Try(ArtifactSet set)
    {
        using var scenario = set.Repository();
        var report = scenario.Check(DateTime.UtcNow);
        var deployment = new Deployment(scenario);
        var cells = await Task.WhenAll(Brokers.Select(kind => Try(kind, deployment)));
        return new MatrixRow(set, deployment.IsMutual, report.Findings, [.. cells.SelectMany(cell => cell)]);
    }

    private async Task<IReadOnlyList<Cell>> Try(BrokerKind kind, Deployment deployment)
    {
        var listeners = new Listeners(await ports.Take(), await ports.Take());
        try
        {
            await using var broker = await kind.Start(deployment.Served, listeners);
            return await Try(kind, deployment, listeners, null);
        }
        catch (NotServedException exception)
        {
            return await Try(kind, deployment, listeners, exception.Message);
        }
    }

    /// <param name="fault">Why the broker does not run; null where it does.</param>
    private async Task<IReadOnlyList<Cell>> Try(BrokerKind kind, Deployment deployment, Listeners listeners, string? fault) =>
        await Task.WhenAll(Clients.Where(deployment.IsFor).Select(async client =>
        {
            var why = await Connect(kind, client, deployment, client.Transport == Transport.Wss ? listeners.Wss : listeners.Mqtts);
            var outcome = why is null ? Outcome.Connected : fault is null ? Outcome.Refused : Outcome.NotServed;
            return new Cell(kind.Name, client, deployment.Covers(kind, client), outcome, outcome == Outcome.NotServed ? fault : why);
        }));

    /// <summary>Connects to every name; null where the broker acknowledged each time, else why not.</summary>
    private static async Task<string?> Connect(BrokerKind kind, Client client, Deployment deployment, int port)
    {
        foreach (var host in deployment.Hosts)
        {
            Task<string?> Attempt() => client.Connect(deployment.TargetAt(host, port)).WaitAsync(Patience, TestContext.Current.CancellationToken);
            try
            {
                // A busy machine loses a connection now and then; one that is refused for its certificates is refused again.
                if (await Attempt() is not null && await Attempt() is { } why)
                    return why;
            }
            catch (TimeoutException exception)
            {
                throw new TimeoutException($"{client.Name} over {client.Transport} came to no end with {kind.Name}, which served {deployment.Served.Chain}.", exception);
            }
        }

        return null;
    }
}
