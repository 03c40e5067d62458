using System.Diagnostics;

namespace MqttCertGate.Fuzz;

/// <summary>An input that was not merely refused.</summary>
internal sealed record FuzzFailure(string Target, int Index, string Fault, IReadOnlyDictionary<string, byte[]> Files);

/// <summary>
/// Runs targets over inputs that follow from seed, target and index alone. What a target throws, an input of more than a second of processor time,
/// and one of more than 256 MB of memory are failures.
/// </summary>
internal sealed class Fuzzer(int seed)
{
    private const long MostBytes = 256 * 1024 * 1024;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    // A machine that is busy with something else is slow only now and then.
    private const int Attempts = 3;

    private readonly Dictionary<string, int> tried = [];
    private readonly Dictionary<string, (TimeSpan Time, int Index)> slowest = [];

    public IReadOnlyDictionary<string, int> Tried => tried;

    public IReadOnlyDictionary<string, (TimeSpan Time, int Index)> Slowest => slowest;

    /// <summary>The next <paramref name="count"/> inputs of a target.</summary>
    public IEnumerable<FuzzFailure> Run(FuzzTarget target, int count)
    {
        for (; count > 0; count--)
        {
            var index = tried.GetValueOrDefault(target.Name);
            tried[target.Name] = index + 1;
            var files = target.Make(new Random(HashOf(target.Name, index)));
            if (FaultOf(target, index, files) is { } fault)
                yield return new FuzzFailure(target.Name, index, fault, files);
        }
    }

    private string? FaultOf(FuzzTarget target, int index, IReadOnlyDictionary<string, byte[]> files)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (clock, bytes) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());
            var processor = attempt == 1 ? TimeSpan.Zero : ProcessorTime;
            try
            {
                target.Run(files);
            }
            catch (Exception exception)
            {
                return exception.ToString();
            }

            bytes = GC.GetTotalAllocatedBytes() - bytes;
            // The clock is cheap and never too short; the processor's time is asked for where it matters.
            var time = attempt == 1 ? clock.Elapsed : ProcessorTime - processor;
            if (time <= MostTime && time > slowest.GetValueOrDefault(target.Name).Time)
                slowest[target.Name] = (time, index);
            if (bytes > MostBytes && PeakOf(() => target.Run(files)) is > MostBytes and var peak)
                return $"{peak} bytes of memory";
            if (time <= MostTime)
                return null;
            if (attempt > Attempts)
                return $"{time.TotalMilliseconds:F0} ms of processor time";
        }
    }

    private static TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory in use at a time, less what was in use before.</summary>
    private static long PeakOf(Action run)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (peak, isDone) = (before, false);
        var watcher = new Thread(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                Thread.Sleep(1);
            }
        });
        watcher.Start();
        run();
        Volatile.Write(ref isDone, true);
        watcher.Join();
        return peak - before;
    }

    /// <summary>FNV-1a, which is the same in every process.</summary>
    private int HashOf(string target, int index)
    {
        var hash = 2166136261;
        foreach (var character in FormattableString.Invariant($"{seed} {target} {index}"))
            hash = (hash ^ character) * 16777619;
        return (int)hash;
    }
}
