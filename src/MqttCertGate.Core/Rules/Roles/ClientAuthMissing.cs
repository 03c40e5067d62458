using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class ClientAuthMissing
{
    public static readonly Rule<ClientCertificate> Rule = new(
        new("MCG9002", "client.eku", nameof(ClientAuthMissing))
        {
            Title = "The client certificate is not for TLS clients",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.12"),
            Class = FindingClass.Profile,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                Brokers that verify clients refuse a certificate whose extended key usage does not name clientAuth.
                Issue the certificate again with 'extendedKeyUsage = clientAuth'.
                """,
        },
        Check);

    private static void Check(ClientCertificate client, RuleContext context)
    {
        var usage = client.Certificate.ExtendedKeyUsage;
        if (!usage.IsPresent)
            context.Report(client.Violation("The certificate has no extended key usage; clientAuth is required."));
        else if (usage.Value is { } present && !client.IsOcspResponder && !present.Has(Oids.ClientAuth))
            context.Report(client.Violation($"The extended key usage is '{present}'; clientAuth is required."));
    }
}
