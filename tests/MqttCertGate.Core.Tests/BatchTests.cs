namespace MqttCertGate.Tests;

public sealed class BatchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(Batch.Size)]
    [InlineData(Batch.Size + 1)]
    [InlineData(1000)]
    public void Nothing_is_lost_and_the_order_stays(int count)
    {
        int[] items = [.. Enumerable.Range(0, count)];

        Assert.Equal(items, Batch.Map(items, item => item));
        Assert.Equal(items, Batch.Of(items).SelectMany(batch => batch));
        Assert.All(Batch.Of(items), batch => Assert.InRange(batch.Count, 1, Batch.Size));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_fault_comes_out_as_it_is(int count) => Assert.Equal(
        "as it is", Assert.Throws<InvalidOperationException>(() => Batch.Map<int, int>(new int[count], _ => throw new InvalidOperationException("as it is"))).Message);
}
