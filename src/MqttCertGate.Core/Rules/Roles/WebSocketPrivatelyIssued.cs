using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class WebSocketPrivatelyIssued
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG9021", "wss.public-issuer", nameof(WebSocketPrivatelyIssued))
        {
            Title = "Browsers do not trust the certificate of a WebSocket",
            DefaultLevel = Level.Warning,
            OnByDefault = false,
            Source = Design.Should("browsers trust no CA but those they came with or were given"),
            Class = FindingClass.Trust,
            Help = """
                A page cannot tell the browser whom to trust: a certificate from a CA of one's own is refused without a reason that the page could show, unless
                that CA is installed on every machine.
                Use a certificate from a public CA for the name that browsers connect to, or have the CA distributed to the managed machines and say so with
                'wss.public-issuer: none'.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        if (server is { ServesWebSocket: true, IsPublic: false })
            context.Report(server.Violation("Browsers connect to this certificate over WebSocket and it is privately issued; a publicly trusted one is recommended."));
    }
}
