namespace MqttCertGate;

/// <summary>
/// What a run may still cost in all: every file and every search has a bound of its own, and a manifest of a few kilobytes may name the costliest of
/// them thousands of times.
/// </summary>
internal sealed class WorkAllowance(long limit)
{
    /// <summary>
    /// Certificates that are looked at: once for each entry that has them, and once for each time that one is tried as the issuer of another. A
    /// hundred thousand devices whose clients trust all public roots need 15 million, and as many are left for a few minutes of a hostile run.
    /// </summary>
    public const long Usual = 20_000_000;

    /// <summary>A finding takes about as much memory as twenty certificates take time; a million fills a gigabyte.</summary>
    private const int OfFinding = 20;

    private long spent;

    public bool IsExceeded => spent > limit;

    public string Message => $"The entries need more than {limit} certificates to be looked at, or find too much wrong with them; the run ended before its end.";

    public void SpendOnCertificates(long count) => spent += count;

    public void SpendOnFindings(int count) => spent += (long)count * OfFinding;
}
