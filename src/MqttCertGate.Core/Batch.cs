using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace MqttCertGate;

/// <summary>Does the same with many things, on all processors where there are enough of them.</summary>
internal static class Batch
{
    /// <summary>How many are taken at a time: a run looks between them at what it has spent, and a fleet has no more of them in memory.</summary>
    public const int Size = 64;

    // What most builds have is done before a second thread would have begun.
    private const int Worthwhile = 32;

    /// <summary>The results in the order of <paramref name="items"/>.</summary>
    /// <param name="make">Called once for each, in any order and from several threads.</param>
    public static TResult[] Map<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> make)
    {
        var results = new TResult[items.Count];
        if (items.Count < Worthwhile)
        {
            for (var index = 0; index < results.Length; index++)
                results[index] = make(items[index]);
            return results;
        }

        try
        {
            // One at a time, so that none waits for the many that another took together.
            Parallel.ForEach(
                Partitioner.Create(Enumerable.Range(0, results.Length), EnumerablePartitionerOptions.NoBuffering),
                index => results[index] = make(items[index]));
            return results;
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Capture(exception.InnerExceptions[0]).Throw();
            throw;
        }
    }

    /// <summary>The same things in the same order, some at a time, as they come.</summary>
    public static IEnumerable<IReadOnlyList<T>> Of<T>(IEnumerable<T> items)
    {
        var batch = new List<T>(Size);
        foreach (var item in items)
        {
            batch.Add(item);
            if (batch.Count < Size)
                continue;
            yield return batch;
            batch = new List<T>(Size);
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
