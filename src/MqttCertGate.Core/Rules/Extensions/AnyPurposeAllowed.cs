using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class AnyPurposeAllowed
{
    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG4031", "eku.any", nameof(AnyPurposeAllowed))
        {
            Title = "The extended key usage allows every purpose",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("7.1.2.7.10"),
            AlsoIn = [Rfc.May(5280, "4.2.1.12")],
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Cwe = 295,
            Help = """
                With anyExtendedKeyUsage the key may serve for everything: a device's certificate could answer as the broker, the broker's could sign code.
                Issue the certificate again with 'extendedKeyUsage = serverAuth' for a server, 'clientAuth' for a client.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        // Alone it does not stand for the purpose that is required, and that is what is reported then.
        if (use.Certificate.ExtendedKeyUsage.Value is { } usage && usage.Has(Oids.AnyExtendedKeyUsage) && usage.Has(use.Purpose))
            context.Report(use.Violation($"The extended key usage is '{usage}'; anyExtendedKeyUsage must not be in it."));
    }
}
