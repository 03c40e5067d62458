using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace MqttCertGate.Tests;

/// <summary>
/// A program of another language that does many jobs in one process: a JSON line asks, and one with the same id answers. It says its version first,
/// and ends with its input.
/// </summary>
internal sealed class Worker : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<string?>> open = [];
    private readonly SemaphoreSlim writing = new(1);
    private readonly Task reading;
    private int last;

    private Worker(Process process, string version)
    {
        this.process = process;
        Version = version;
        reading = Read();
    }

    public string Version { get; }

    public static async Task<Worker> Start(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                ?? throw new InvalidOperationException($"{program} ended before it said anything.");
            return new Worker(process, JsonSerializer.Deserialize<Answer>(line, Json)!.Version!);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>Has it do a job; null where it did, else why not.</summary>
    public Task<string?> Ask(object job) => Ask(job, out _);

    /// <inheritdoc cref="Ask(object)"/>
    public Task<string?> Ask(object job, out int id)
    {
        id = Interlocked.Increment(ref last);
        var answer = open[id] = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        return Send(id, job, answer.Task);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
        writing.Dispose();
    }

    private async Task<string?> Send(int id, object job, Task<string?> answer)
    {
        var line = JsonSerializer.SerializeToNode(job, Json)!;
        line["id"] = id;
        await writing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.StandardInput.WriteLineAsync(line.ToJsonString());
            await process.StandardInput.FlushAsync();
        }
        finally
        {
            writing.Release();
        }

        return await answer;
    }

    private async Task Read()
    {
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            var answer = JsonSerializer.Deserialize<Answer>(line, Json)!;
            if (open.TryRemove(answer.Id, out var job))
                job.SetResult(answer.Why);
        }

        foreach (var job in open.Values)
            job.TrySetException(new InvalidOperationException($"{Version} ended."));
    }

    private sealed record Answer(int Id, string? Why, string? Version);
}
