using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class RenewalMustBeShorter
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG6014", "validity.next-milestone", nameof(RenewalMustBeShorter))
        {
            Title = "The next certificate may not be valid for as long",
            DefaultLevel = Level.Note,
            PrivateLevel = Level.None,
            Source = Design.May("say what is about to be forbidden"),
            AlsoIn = [BaselineRequirements.Must("6.3.2")],
            Class = FindingClass.Profile,
            Help = """
                Public CAs may issue for a shorter time with each of the steps they have agreed on, and the next step comes before this certificate ends.
                Whatever renews it by hand or by a calendar has to be faster then: automate the renewal with an ACME client, and the upload to the broker.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        var certificate = server.Certificate;
        var days = PublicValidity.DaysOf(certificate);
        var isAllowed = PublicValidity.Of(certificate) is { } limit && days <= limit.DaysFrom(certificate.NotBefore);
        if (isAllowed && PublicValidity.NextFor(certificate) is { IsPast: false } next && days > next.Length)
        {
            context.Report(server.Violation(
                $"The certificate is valid for {days} days and ends on {certificate.NotAfter:yyyy-MM-dd}; what is issued from {next.IssuedFrom:yyyy-MM-dd} on may be valid for {next.Length} at most."));
        }
    }
}
