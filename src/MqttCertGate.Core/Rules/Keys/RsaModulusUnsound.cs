using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RsaModulusUnsound
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2010", "rsa.modulus-structure", nameof(RsaModulusUnsound))
        {
            Title = "The RSA modulus is not a product of two large primes",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(8017, "3.1"),
            AlsoIn = [BaselineRequirements.Should("6.1.6")],
            Class = FindingClass.Key,
            SecuritySeverity = 8.1,
            Cwe = 326,
            Help = """
                A modulus with a small factor was damaged or made by a faulty generator; whoever divides it by small primes may have the private key.
                Make another key ('openssl genrsa -out server.key 4096') and have the certificate issued again.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        foreach (var fault in use.Certificate.PublicKey.Faults.Where(fault => fault.Kind == KeyFaultKind.Modulus))
            context.Report(use.Violation($"The RSA key cannot be used: {fault.Message}; a product of two large primes is required."));

        if (use.Certificate.PublicKey is RsaPublicKey { Factors.Small: { } factor })
            context.Report(use.Violation($"The RSA modulus is divisible by {factor}; a product of two large primes is required."));
    }
}
