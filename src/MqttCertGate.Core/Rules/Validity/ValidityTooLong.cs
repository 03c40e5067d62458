using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class ValidityTooLong
{
    private static readonly Parameter<int> MaximumDays =
        new("maximumDays", 825, "Longest accepted validity of a server certificate, in days of 86,400 seconds; 'max-validity' of an entry outweighs it.");

    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG6009", "validity.max-private", nameof(ValidityTooLong))
        {
            Title = "The certificate is valid for too long",
            DefaultLevel = Level.Warning,
            Source = new Citation("Apple HT210176", "", Keyword.Should, "https://support.apple.com/en-us/103769"),
            AlsoIn = [Tdmq.Should()],
            Class = FindingClass.Profile,
            Parameters = [MaximumDays],
            Help = """
                A certificate that lives long keeps a stolen key useful and hides that nobody practises renewal; Apple's systems refuse more than 825 days.
                Issue it for a shorter time ('openssl x509 -req … -days 365'), or say in the manifest what is meant with 'max-validity'.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        var declared = use.Entry.Declaration.MaxValidity?.Value;
        if (declared is null && use is not ServerCertificate)
            return;

        var maximum = declared ?? context.Get(MaximumDays);
        // The last second counts (RFC 5280 §4.1.2.5), so a year from noon to noon is a second longer than 365 days; OpenSSL's -days makes just
        // that, and it is not what this rule is about.
        if (use.Certificate.NotAfter - use.Certificate.NotBefore > TimeSpan.FromDays(maximum))
        {
            var days = (use.Certificate.NotAfter - use.Certificate.NotBefore).TotalDays;
            context.Report(use.Violation(
                $"The certificate is valid for {Math.Ceiling(days)} days; at most {maximum} are accepted."));
        }
    }
}
