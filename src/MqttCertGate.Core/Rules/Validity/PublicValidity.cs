using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

/// <summary>How long a publicly trusted server certificate may be valid (Baseline Requirements §6.3.2; from 2026 on by ballot SC-081v3).</summary>
/// <param name="IssuedFrom">The first instant of issuance it is about, UTC; that of a certificate is taken from its notBefore.</param>
/// <param name="Length">In days of 86,400 seconds, or in months.</param>
/// <param name="IsPast">Whether nothing that was issued under it can be valid any more.</param>
internal sealed record PublicValidity(DateTime IssuedFrom, int Length, bool InMonths = false, bool IsPast = false)
{
    private static readonly PublicValidity[] Limits =
    [
        new(Day(2016, 7, 1), 39, InMonths: true, IsPast: true),
        new(Day(2018, 3, 1), 825, IsPast: true),
        new(Day(2020, 9, 1), 398),
        new(Day(2026, 3, 15), 200),
        new(Day(2027, 3, 15), 100),
        new(Day(2029, 3, 15), 47),
    ];

    /// <summary>The limit it was issued under; null for what is older than all of them.</summary>
    public static PublicValidity? Of(Certificate certificate) => Array.FindLast(Limits, limit => limit.IssuedFrom <= certificate.NotBefore);

    /// <summary>The first limit that comes into force before it ends; null for none.</summary>
    public static PublicValidity? NextFor(Certificate certificate) =>
        Array.Find(Limits, limit => limit.IssuedFrom > certificate.NotBefore && limit.IssuedFrom <= certificate.NotAfter);

    /// <summary>Days of validity: the last second counts, and a day that has begun is a whole one.</summary>
    public static int DaysOf(Certificate certificate)
    {
        var ticks = (certificate.NotAfter - certificate.NotBefore).Ticks + TimeSpan.TicksPerSecond;
        return (int)((ticks + TimeSpan.TicksPerDay - 1) / TimeSpan.TicksPerDay);
    }

    /// <summary>Whether there is something to say of a certificate: it is valid for as long as it may be at most, which it should not be, or for longer.</summary>
    public static bool IsReachedBy(CertificateUse use) =>
        use is ServerCertificate { IsPublic: true, Certificate: var certificate }
        && Of(certificate) is { } limit
        && DaysOf(certificate) >= limit.DaysFrom(certificate.NotBefore) + (limit.IsPast ? 1 : 0);

    /// <summary>The limit in days for what is issued at <paramref name="issued"/>.</summary>
    public int DaysFrom(DateTime issued) => InMonths ? (issued.AddMonths(Length) - issued).Days : Length;

    private static DateTime Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Utc);
}
