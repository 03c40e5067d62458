using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class ServerAuthMissing
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG4030", "eku.server-auth", nameof(ServerAuthMissing))
        {
            Title = "The server certificate is not for TLS servers",
            DefaultLevel = Level.Error,
            Source = Tdmq.Must(),
            AlsoIn = [BaselineRequirements.Must("7.1.2.7.10"), Rfc.Must(5280, "4.2.1.12")],
            Class = FindingClass.Profile,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Parameters = [PurposeMissing.Required],
            Help = """
                Brokers and clients refuse a server certificate whose extended key usage does not name serverAuth. 'openssl verify' without
                '-purpose sslserver' does not look.
                Issue the certificate again with 'extendedKeyUsage = serverAuth'.
                """,
        },
        PurposeMissing.Check);
}
