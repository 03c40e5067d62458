using System.Globalization;

namespace MqttCertGate;

/// <summary>
/// The only clock: the instant at which everything is judged. It remembers the earliest instant asked about and not yet reached, so that a
/// verdict is known to hold exactly until then.
/// </summary>
internal sealed class ValidationTime(DateTime instant)
{
    private const long Never = long.MaxValue;

    // In ticks. Entries are judged on several threads, each of which asks for every date it meets.
    private long nextChange = Never;

    /// <summary>Reads what a user may write for an instant: <c>2026-12-31</c>, its first second in UTC, or <c>2026-12-31T12:00:00Z</c>.</summary>
    public static bool TryParse(string text, out DateTime instant) => DateTime.TryParseExact(
        text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'"], CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);

    /// <summary>UTC, whole seconds.</summary>
    public DateTime Instant { get; } = new(
        instant.Ticks - (instant.Ticks % TimeSpan.TicksPerSecond),
        instant.Kind == DateTimeKind.Utc ? DateTimeKind.Utc : throw new ArgumentException("The instant must be UTC.", nameof(instant)));

    /// <summary>The earliest instant (UTC) at which an answer changes; null for never.</summary>
    public DateTime? NextChange => Volatile.Read(ref nextChange) is var ticks and not Never ? new DateTime(ticks, DateTimeKind.Utc) : null;

    /// <summary>Whether the instant of validation is at or after <paramref name="instant"/> (UTC).</summary>
    public bool HasReached(DateTime instant)
    {
        if (Instant >= instant)
            return true;
        for (var known = Volatile.Read(ref nextChange); instant.Ticks < known; known = Volatile.Read(ref nextChange))
            Interlocked.CompareExchange(ref nextChange, instant.Ticks, known);
        return false;
    }

    /// <summary>Whether <paramref name="lastSecond"/> (UTC) is over; the second itself still counts (RFC 5280 §4.1.2.5).</summary>
    public bool HasPassed(DateTime lastSecond) =>
        lastSecond < DateTime.MaxValue.AddSeconds(-1) && HasReached(lastSecond.AddSeconds(1));
}
