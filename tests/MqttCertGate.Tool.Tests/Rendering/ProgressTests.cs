using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Tests.Rendering;

public sealed class ProgressTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void A_run_of_less_than_a_second_shows_nothing()
    {
        using var terminal = new StringWriter();
        new Progress(terminal, time).Dispose();

        Assert.Equal(TimeSpan.FromSeconds(1), time.DueTime);
        Assert.Equal("", terminal.ToString());
    }

    [Fact]
    public void A_longer_one_says_each_second_how_long_it_takes_and_takes_it_back()
    {
        using var terminal = new StringWriter();
        var progress = new Progress(terminal, time);
        time.Tick();
        time.Tick();
        progress.Dispose();
        time.Tick();

        Assert.Equal("\rchecking certificates, 1 s\rchecking certificates, 2 s\r\e[K", terminal.ToString());
    }

    /// <summary>A clock whose only timer runs when it is told to.</summary>
    private sealed class ManualTime : TimeProvider
    {
        private Action? callback;

        public TimeSpan DueTime { get; private set; }

        public void Tick() => callback!();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (this.callback, DueTime) = (() => callback(state), dueTime);
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
