using MqttCertGate.Fuzz;

namespace MqttCertGate.Tool.Tests;

/// <summary>A little of what eng/fuzz does for hours: the same inputs in every run.</summary>
public sealed class FuzzTests : IDisposable
{
    private const int Seed = 20260601;
    private const int InputsOfTarget = 150;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void No_input_is_more_than_refused()
    {
        var fuzzer = new Fuzzer(Seed);

        Assert.Empty(
            from target in new Targets(folder.Root).All
            from failure in fuzzer.Run(target, InputsOfTarget)
            select $"{failure.Target} {failure.Index}: {failure.Fault}");
    }
}
