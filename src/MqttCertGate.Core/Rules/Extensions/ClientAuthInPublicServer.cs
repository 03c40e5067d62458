using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class ClientAuthInPublicServer
{
    private static readonly DateTime Since = new(2027, 3, 15, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Grade IssuedBefore = new("issued before 2027-03-15", Level.Warning);

    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG4034", "eku.client-auth-in-public-server", nameof(ClientAuthInPublicServer))
        {
            Title = "A publicly trusted server certificate is for clients too",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.None,
            Source = ChromeRootProgram.Must("1.3.2"),
            Class = FindingClass.Profile,
            Grades = [IssuedBefore],
            Help = """
                Public CAs stop issuing certificates for servers and clients at once. A bridge or device that shows the broker's own certificate to another broker
                will be refused after the next renewal.
                Issue certificates for clients from a CA of your own, and request the server's with 'extendedKeyUsage = serverAuth' alone.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        if (server.Certificate is not { ExtendedKeyUsage.Value: { } usage, NotBefore: var issued } || !usage.Has(Oids.ServerAuth) || !usage.Has(Oids.ClientAuth))
            return;

        context.Report(server.Violation("The extended key usage holds clientAuth; publicly trusted server certificates issued since 2027-03-15 must not.") with
        {
            Grade = issued < Since ? IssuedBefore : null,
        });
    }
}
