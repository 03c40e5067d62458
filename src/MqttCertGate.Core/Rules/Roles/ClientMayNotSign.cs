using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class ClientMayNotSign
{
    public static readonly Rule<ClientCertificate> Rule = new(
        new("MCG9003", "client.ku", nameof(ClientMayNotSign))
        {
            Title = "The key usage of a client certificate lacks digitalSignature",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5246, "7.4.6"),
            AlsoIn = [Rfc.Must(8446, "4.4.3")],
            Class = FindingClass.Profile,
            Help = """
                A client proves that the certificate is its own by a signature in the handshake; without digitalSignature brokers refuse that signature.
                Issue the certificate again with 'keyUsage = critical, digitalSignature'.
                """,
        },
        Check);

    private static void Check(ClientCertificate client, RuleContext context)
    {
        if (client.Certificate.KeyUsage.Value is { Bits: not KeyUsages.None } usage && !usage.Has(KeyUsages.DigitalSignature))
            context.Report(client.Violation($"The key usage is '{usage}'; digitalSignature is required."));
    }
}
