using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class PublicValidityTooLong
{
    private static readonly Grade NoReserve = new("no day in reserve", Level.Warning);
    private static readonly Grade Past = new("issued under a limit of the past", Level.Note);

    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG6008", "validity.max-public", nameof(PublicValidityTooLong))
        {
            Title = "The publicly trusted certificate is valid for too long",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.None,
            Source = BaselineRequirements.Must("6.3.2"),
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Grades = [NoReserve, Past],
            Help = """
                Public CAs may issue for 200 days from 2026-03-15 on, for 100 from 2027-03-15 and for 47 from 2029-03-15, and browsers refuse what is valid
                for longer. The last second counts, so that a certificate meant for exactly so many days is easily a second too long.
                Have it issued again for a shorter time, and automate that with an ACME client; or say 'pki: private' if no public CA issued it.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        var certificate = server.Certificate;
        if (!PublicValidity.IsReachedBy(server) || PublicValidity.Of(certificate) is not { } limit)
            return;

        var (days, most) = (PublicValidity.DaysOf(certificate), limit.DaysFrom(certificate.NotBefore));
        var (grade, allowed) = limit.IsPast ? (Past, $"{most} were allowed")
            : days > most ? (null, $"{most} are allowed")
            : (NoReserve, $"{most - 1} are recommended");
        context.Report(server.Violation(
            $"The certificate is valid for {days} days; issued from {limit.IssuedFrom:yyyy-MM-dd} on, at most {allowed}.") with
        {
            Grade = grade,
        });
    }
}
