using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RsaPrimesClose
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2011", "rsa.fermat", nameof(RsaPrimesClose))
        {
            Title = "The RSA modulus can be factored, for its primes are close",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("6.1.1.3"),
            Class = FindingClass.Key,
            SecuritySeverity = 9.8,
            Cwe = 338,
            Help = """
                The two primes of the key are so close together that anybody computes the private key from the certificate in a moment (Fermat's method).
                The generator of this key is faulty: find out which one it was, replace every key it made ('openssl genrsa -out server.key 4096'), and
                have the certificates revoked.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use.Certificate.PublicKey is RsaPublicKey { Factors.AreClose: true })
            context.Report(use.Violation("The RSA modulus was factored within 100 rounds of Fermat's method; primes far apart are required."));
    }
}
