using System.Runtime.ExceptionServices;

namespace MqttCertGate;

/// <summary>Does the same with many things, on all processors where there are enough of them.</summary>
internal static class Batch
{
    // How many are taken at a time, between which a run looks at what it has spent.
    private const int Size = 256;

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
            Parallel.For(0, results.Length, index => results[index] = make(items[index]));
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
