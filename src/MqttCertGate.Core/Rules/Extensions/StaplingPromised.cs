using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class StaplingPromised
{
    private static readonly Parameter<bool> Staples = new("staples", false, "Whether the broker sends OCSP responses with its certificate.");

    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG4083", "must-staple", nameof(StaplingPromised))
        {
            Title = "The certificate demands stapling that the broker does not do",
            DefaultLevel = Level.Warning,
            Source = Rfc.Should(7633, "4.3.2"),
            AlsoIn = [Rfc.Must(7633, "4.1")],
            Class = FindingClass.Profile,
            Parameters = [Staples],
            Help = """
                With it the certificate promises that the broker sends along the CA's fresh word that it is not revoked (an OCSP response); clients that read the
                promise end every handshake without one, and few brokers send it.
                Request the certificate without 'must-staple' ('tlsfeature = status_request' in openssl.cnf), or switch stapling on and set 'staples'.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        if (!context.Get(Staples) && server.Certificate.TlsFeature.Value is { DemandsStapling: true })
            context.Report(server.Violation("The certificate demands an OCSP response in every handshake (must-staple); the broker has to staple one, or it has to go."));
    }
}
