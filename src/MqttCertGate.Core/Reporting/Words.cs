using System.Globalization;
using MqttCertGate.Findings;

namespace MqttCertGate.Reporting;

/// <summary>How reports spell values.</summary>
internal static class Words
{
    /// <summary>SARIF's word, which is the manifest's too.</summary>
    public static string Word(this Level level) => level switch
    {
        Level.None => "none",
        Level.Note => "note",
        Level.Warning => "warning",
        _ => "error",
    };

    /// <summary>An instant in UTC as RFC 3339 and SARIF §3.9 write it.</summary>
    public static string Timestamp(this DateTime instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>How many findings are accepted, and for how long: no summary may leave that out. Null where there is none.</summary>
    public static string? Allowed(this Report report)
    {
        var waivers = report.Findings.Select(finding => finding.Waiver).OfType<Waiver>().ToList();
        return waivers.Count == 0 ? null
            : $"{waivers.Count} allowed ({(waivers.Count > 1 ? "the first " : "")}until {waivers.Min(waiver => waiver.Until).Day()})";
    }

    /// <summary>An instant in UTC for people.</summary>
    public static string Minute(this DateTime instant) => instant.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A day in UTC.</summary>
    public static string Day(this DateTime instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
