using MqttCertGate.Findings;
using MqttCertGate.X509;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class SerialNumberNotPositive
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG3002", "cert.serial-sign", nameof(SerialNumberNotPositive))
        {
            Title = "The serial number is not positive",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = Rfc.Must(5280, "4.1.2.2"),
            AlsoIn = [BaselineRequirements.Must("7.1.2.7")],
            Class = FindingClass.Profile,
            Grades = [AnchorGrade.Nobody],
            Help = """
                Programs print a negative number as another one, so that a revocation or a search misses the certificate; some clients refuse it.
                Have the certificate issued again by a CA that draws serial numbers at random; 'openssl ca' does with 'rand_serial = yes', 'openssl x509 -req' by default.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        // The sign is in the DER alone: libraries that print the octets lose it.
        var octets = use.Certificate.SerialNumber;
        var found = octets[0] >= 0x80 ? "negative" : Octets.BeginWithZeros(octets, octets.Length) ? "zero" : null;
        if (found is not null)
            context.Report(use.Violation($"The serial number '{Digest.Hex(octets)}' is {found}; it must be positive.") with { Grade = AnchorGrade.NobodyFor(use) });
    }
}
