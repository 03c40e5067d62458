using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class ValidityTooLong
{
    public static readonly Parameter<int> MaximumDays =
        new("maximumDays", 825, "Longest accepted validity of a server certificate, in days of 86,400 seconds; 'max-validity' of an entry outweighs it.");

    public static readonly Parameter<int> RecommendedDays =
        new("recommendedDays", 0, "Validity of a server certificate, in days of 86,400 seconds, above which there is a note; 0 for none.");

    private static readonly Grade NotRecommended = new("longer than recommended", Level.Note);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG6009", "validity.max-private", nameof(ValidityTooLong))
        {
            Title = "The certificate is valid for too long",
            DefaultLevel = Level.Warning,
            Source = Design.Should("no certificate lives longer than it needs to"),
            AlsoIn = [new Citation("Apple HT210176", "", Keyword.Must, "https://support.apple.com/en-us/103769"), Tdmq.Should()],
            Class = FindingClass.Profile,
            Parameters = [MaximumDays, RecommendedDays],
            Grades = [NotRecommended],
            Help = """
                A certificate that lives long keeps a stolen key useful and hides that nobody practises renewal; Apple's systems refuse more than 825 days.
                Issue it for a shorter time ('openssl x509 -req … -days 365'), or say in the manifest what is meant with 'max-validity'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var declared = use.Entry.Declaration.MaxValidity?.Value;
        if (!use.IsDeclared || (declared is null && (use is not ServerCertificate || use.Certificate.NeverEnds)))
            return;
        if (PublicValidity.IsReachedBy(use))
            return;

        // The last second counts (RFC 5280 §4.1.2.5), so what OpenSSL's '-days 365' makes is a second longer than 365 days; that second is not
        // what this rule is about.
        var validity = use.Certificate.NotAfter - use.Certificate.NotBefore;
        var (maximum, recommended) = (declared ?? context.Get(MaximumDays), context.Get(RecommendedDays));
        if (validity.TotalDays > maximum)
            context.Report(use.Violation($"The certificate is valid for {Days(validity)} days; at most {maximum} are accepted."));
        else if (recommended > 0 && declared is null && validity.TotalDays > recommended)
        {
            context.Report(use.Violation($"The certificate is valid for {Days(validity)} days; at most {recommended} are recommended.") with
            {
                Grade = NotRecommended,
            });
        }
    }

    private static int Days(TimeSpan validity) => (int)Math.Ceiling(validity.TotalDays);
}
