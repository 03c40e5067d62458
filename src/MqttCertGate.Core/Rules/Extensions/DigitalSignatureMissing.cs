using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class DigitalSignatureMissing
{
    private static readonly Grade RsaKeyExchange = new("RSA key exchange only", Level.Warning);

    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG4024", "ku.digital-signature", nameof(DigitalSignatureMissing))
        {
            Title = "The key usage of a server certificate lacks digitalSignature",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(8446, "4.4.2.2"),
            Class = FindingClass.Profile,
            Grades = [RsaKeyExchange],
            Help = """
                TLS 1.3 and every suite with forward secrecy have the server sign; without digitalSignature clients end the handshake, and browsers do so
                for RSA too.
                Issue the certificate again with 'keyUsage = critical, digitalSignature' (and keyEncipherment for RSA).
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        if (server.Certificate.KeyUsage.Value is not { } usage || usage.Bits == KeyUsages.None || usage.Has(KeyUsages.DigitalSignature))
            return;

        var isOldRsa = server.Certificate.PublicKey is RsaPublicKey && usage.Has(KeyUsages.KeyEncipherment) && !server.ServesWebSocket;
        context.Report(server.Violation($"The key usage is '{usage}'; digitalSignature is required.") with
        {
            Grade = isOldRsa ? RsaKeyExchange : null,
        });
    }
}
