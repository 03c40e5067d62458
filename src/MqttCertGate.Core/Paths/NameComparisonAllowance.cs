namespace MqttCertGate.Paths;

/// <summary>How many names a search may still hold against subtrees; all its paths draw on the same one.</summary>
internal sealed class NameComparisonAllowance(int limit)
{
    private int spent;

    public int Limit => limit;

    /// <summary>False once there are too few left; nothing is spent then.</summary>
    public bool TrySpend(int comparisons)
    {
        if (comparisons > limit - spent)
            return false;
        spent += comparisons;
        return true;
    }
}
