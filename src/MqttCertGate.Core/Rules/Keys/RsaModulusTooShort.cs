using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RsaModulusTooShort
{
    public static readonly Parameter<int> MinimumBits =
        new("minimumRsaBits", 2048, "Shortest accepted RSA modulus, in bits.");

    public static readonly Parameter<int> RecommendedBits =
        new("recommendedBits", 0, "Length of RSA modulus, in bits, below which an end-entity certificate gets a note; 0 for none.");

    private static readonly Grade NotRecommended = new("shorter than recommended", Level.Note);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2006", "rsa.modulus-size", nameof(RsaModulusTooShort))
        {
            Title = "The RSA modulus is too short",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("6.1.5"),
            Class = FindingClass.Key,
            SecuritySeverity = 7.5,
            Cwe = 326,
            Parameters = [MinimumBits, RecommendedBits],
            Grades = [NotRecommended],
            Help = """
                Whoever factors a short modulus can answer for the broker.
                Issue the certificate again over a longer RSA key ('openssl genrsa -out server.key 4096') or over an ECDSA P-256 key
                ('openssl ecparam -genkey -name prime256v1 -noout -out server.key').
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use.Certificate.PublicKey is not RsaPublicKey { ModulusBits: var bits })
            return;

        if (bits < context.Get(MinimumBits))
            context.Report(use.Violation($"The RSA modulus has {bits} bits; at least {context.Get(MinimumBits)} are required."));
        else if (use is EndEntityCertificate && bits < context.Get(RecommendedBits))
        {
            context.Report(use.Violation($"The RSA modulus has {bits} bits; {context.Get(RecommendedBits)} are recommended.") with
            {
                Grade = NotRecommended,
            });
        }
    }
}
