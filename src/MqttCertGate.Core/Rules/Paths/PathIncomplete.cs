using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class PathIncomplete
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7006", "chain.incomplete", nameof(PathIncomplete))
        {
            Title = "An issuer's certificate is missing",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1"),
            AlsoIn = [Rfc.Must(5246, "7.4.2"), Tdmq.Should()],
            Class = FindingClass.Trust,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                A client that has only the root cannot get from the certificate to it. Browsers hide the gap with certificates they fetch or remember; MQTT clients do not.
                Append the missing certificate to the file: 'cat server.crt intermediate.crt > server.chain.crt'. If it is a root, declare it as 'trust'.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var reason in PathReason.Of(entry, PathFailureKind.IssuerNotFound))
        {
            var issuer = reason.Certificate.Issuer.ToString();
            context.Report(PathReason.Violation(entry, reason, context, Message(reason.Certificate, issuer), discriminator: issuer));
        }
    }

    private static string Message(Certificate certificate, string issuer)
    {
        var key = certificate.AuthorityKeyIdentifier.Value?.KeyIdentifier is { } identifier ? $" (key identifier {Digest.Hex(identifier)})" : "";
        var source = certificate.AuthorityInformationAccess.Value is { CaIssuers: { Count: > 0 } uris } ? $" It can be fetched from '{uris[0]}'." : "";
        return $"'{certificate.Subject.ShortText}' was issued by '{issuer}'{key}, which is neither in the file nor declared as trust anchor; the path must end at a declared anchor.{source}";
    }
}
