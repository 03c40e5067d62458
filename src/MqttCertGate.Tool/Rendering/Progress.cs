using System.Globalization;

namespace MqttCertGate.Tool.Rendering;

/// <summary>What a terminal shows while a run takes longer than a second. It is gone when the run is done.</summary>
internal sealed class Progress : IDisposable
{
    // Who waits longer loses the thread: https://www.nngroup.com/articles/response-times-3-important-limits/
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock writing = new();
    private readonly TextWriter writer;
    private readonly ITimer timer;
    private int seconds;
    private bool isDone;

    public Progress(TextWriter writer, TimeProvider time)
    {
        this.writer = writer;
        timer = time.CreateTimer(_ => Show(), null, Patience, Patience);
    }

    /// <summary>Null where standard error is no terminal that can take a line back.</summary>
    public static Progress? Start() =>
        Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb" ? null : new Progress(Console.Error, TimeProvider.System);

    private void Show()
    {
        lock (writing)
        {
            if (!isDone)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"\rchecking certificates, {++seconds} s"));
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (writing)
        {
            isDone = true;
            // ECMA-48 §8.3.41, erase in line.
            if (seconds > 0)
                writer.Write("\r\e[K");
        }
    }
}
