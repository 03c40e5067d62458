using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RsaExponentUnsound
{
    // 2^16+1 to 2^256-1 are recommended.
    private const int SmallestRecommended = 65537;
    private const int LongestRecommended = 256 / 8;

    private static readonly Grade NotRecommended = new("outside the recommended range", Level.Warning);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2009", "rsa.exponent", nameof(RsaExponentUnsound))
        {
            Title = "The RSA exponent is unsound",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("6.1.6"),
            AlsoIn = [Rfc.Must(8017, "3.1")],
            Class = FindingClass.Key,
            SecuritySeverity = 6.5,
            Cwe = 326,
            Grades = [NotRecommended],
            Help = """
                With an even exponent, or with 1, a signature proves nothing; very small ones have been attacked where padding was checked carelessly.
                Make another key with the usual exponent 65537, which is what 'openssl genrsa -out server.key 4096' does, and have the certificate
                issued again.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var faults = use.Certificate.PublicKey.Faults;
        foreach (var fault in faults.Where(fault => fault.Kind == KeyFaultKind.Exponent))
            context.Report(use.Violation($"The RSA key cannot be used: {fault.Message}; an odd number of at least 3 is required."));

        if (faults.Count == 0 && use.Certificate.PublicKey is RsaPublicKey { Exponent: var exponent } && !IsRecommended(exponent))
        {
            context.Report(use.Violation("The RSA exponent is outside the range from 2^16+1 to 2^256-1; 65537 is recommended.") with
            {
                Grade = NotRecommended,
            });
        }
    }

    private static bool IsRecommended(byte[] exponent) =>
        exponent.Length <= LongestRecommended && RsaFactors.Number(exponent) >= SmallestRecommended;
}
