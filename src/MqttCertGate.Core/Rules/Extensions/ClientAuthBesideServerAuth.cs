using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class ClientAuthBesideServerAuth
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG4039", "eku.one-role", nameof(ClientAuthBesideServerAuth))
        {
            Title = "The server certificate is for TLS clients too",
            DefaultLevel = Level.Warning,
            OnByDefault = false,
            Source = new Citation("RabbitMQ, TLS support", "", Keyword.Should, "https://www.rabbitmq.com/docs/ssl"),
            Class = FindingClass.Profile,
            Help = """
                A certificate for both roles lets whoever steals the broker's key sign in as a client, and public CAs are giving up such certificates.
                Issue the certificate with 'extendedKeyUsage = serverAuth' alone, and another one with clientAuth for bridges that connect to other brokers.
                """,
        },
        Check);

    // For publicly trusted certificates another rule says when browsers stop to accept both.
    private static void Check(ServerCertificate server, RuleContext context)
    {
        if (!server.IsPublic && server.Certificate.ExtendedKeyUsage.Value is { } usage && usage.Has(Oids.ServerAuth) && usage.Has(Oids.ClientAuth))
            context.Report(server.Violation($"The extended key usage is '{usage}'; serverAuth without clientAuth is recommended."));
    }
}
