using MqttCertGate.Findings;
using MqttCertGate.Subjects;

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
            Parameters = [PurposeMissing.Required],
            Help = """
                Brokers that verify clients refuse a certificate whose extended key usage does not name clientAuth.
                Issue the certificate again with 'extendedKeyUsage = clientAuth'.
                """,
        },
        PurposeMissing.Check);
}
