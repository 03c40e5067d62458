using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class TimeTypeWrong
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG6005", "time.type", nameof(TimeTypeWrong))
        {
            Title = "A date has the type of another century",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.1.2.5"),
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 298,
            Help = """
                Dates up to 2049 are written with two digits of the year (UTCTime), later ones with four (GeneralizedTime): a UTCTime of the year '50' is 1950,
                and the certificate has expired.
                Have the certificate issued again by a CA that chooses the type by the year, as OpenSSL does for 'openssl x509 -req … -days N'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        EncodingFaults.Report(use, EncodingFaultKind.TimeType, context, "A date must be a UTCTime up to 2049 and a GeneralizedTime from 2050 on");
        if (LastCentury.HoldsTheEndOf(use.Certificate))
        {
            context.Report(use.Violation(
                $"The end of the certificate is written as a UTCTime of the year {use.Certificate.NotAfter.Year}, before its beginning; from 2050 on a GeneralizedTime is required.",
                "notAfter"));
        }
    }
}

/// <summary>The years from 2050 on in two digits, which are those from 1950 on (RFC 5280 §4.1.2.5.1).</summary>
internal static class LastCentury
{
    private const int YearsApart = 100;

    /// <summary>Whether the certificate ends before it begins, and would not had its end four digits of the year.</summary>
    public static bool HoldsTheEndOf(Certificate certificate) =>
        certificate.NotAfter < certificate.NotBefore
        && certificate.NotAfter.Year is >= 1950 and < 2000
        && certificate.NotAfter.AddYears(YearsApart) >= certificate.NotBefore;
}
