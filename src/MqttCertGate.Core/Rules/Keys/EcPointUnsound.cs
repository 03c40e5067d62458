using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class EcPointUnsound
{
    private static readonly Grade Compressed = new("compressed", Level.Warning);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2018", "ec.point", nameof(EcPointUnsound))
        {
            Title = "The point of the elliptic-curve key is unsound",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5480, "2.2"),
            AlsoIn = [BaselineRequirements.Should("6.1.6")],
            Class = FindingClass.Key,
            SecuritySeverity = 6.5,
            Cwe = 295,
            Grades = [Compressed],
            Help = """
                An elliptic-curve key is a point of its curve, written with both coordinates: what is not on the curve is no key, and compressed or hybrid
                points are read by few TLS libraries.
                Make the key in the usual form ('openssl ecparam -genkey -name prime256v1 -conv_form uncompressed -noout -out server.key') and have the
                certificate issued again.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var key = use.Certificate.PublicKey;
        if (key.Faults.FirstOrDefault(fault => fault.Kind == KeyFaultKind.Point) is { } fault)
            context.Report(use.Violation($"The point of the elliptic-curve key cannot be used: {fault.Message}; an uncompressed point of the curve is required."));
        else if (key is EcPublicKey { Curve: not null, IsCompressed: true })
            context.Report(use.Violation("The point of the elliptic-curve key is compressed; an uncompressed one is expected.") with { Grade = Compressed });
    }
}
