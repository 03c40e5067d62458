using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class SerialNumberTooLong
{
    // RFC 5280 §4.1.2.2, as encoded: the zero before a first bit that is set counts.
    private const int MostOctets = 20;

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG3003", "cert.serial-length", nameof(SerialNumberTooLong))
        {
            Title = "The serial number is too long",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = Rfc.Must(5280, "4.1.2.2"),
            AlsoIn = [BaselineRequirements.Must("7.1.2.7")],
            Class = FindingClass.Profile,
            Grades = [AnchorGrade.Nobody],
            Help = """
                Clients and devices reserve 20 bytes for it, and refuse or cut what is longer. A number of 20 bytes whose first bit is set takes 21, because DER
                puts a zero before it.
                Have the certificate issued again with a serial number of at most 159 bits; 'openssl rand -hex 16' makes a good one.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var length = use.Certificate.SerialNumber.Length;
        if (length > MostOctets)
            context.Report(use.Violation($"The serial number has {length} bytes; at most {MostOctets} are allowed.") with { Grade = AnchorGrade.NobodyFor(use) });
    }
}
