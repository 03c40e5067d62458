using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class KeyIdentifiersDiffer
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7005", "chain.kid-match", nameof(KeyIdentifiersDiffer))
        {
            Title = "A certificate names another key identifier than its issuer has",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = Rfc.Must(5280, "4.2.1.2"),
            AlsoIn = [Rfc.Must(5280, "4.2.1.1"), BaselineRequirements.Must("7.1.2.11.1")],
            Class = FindingClass.Configuration,
            Help = """
                The signature is right, and yet OpenSSL and others do not take a CA for the issuer whose key identifier is another than the certificate
                names: they report 'unable to get local issuer certificate'.
                The CA was most likely renewed with another identifier for the same key. Serve the CA's certificate with the identifier that is named, or
                issue the certificate again with 'authorityKeyIdentifier = keyid'.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Paths?.Valid is not { } path)
            return;

        for (var index = 0; index < path.Certificates.Count; index++)
        {
            var certificate = path.Certificates[index];
            var issuer = index + 1 < path.Certificates.Count ? path.Certificates[index + 1] : path.Anchor.Certificate;
            if (certificate.AuthorityKeyIdentifier.Value?.KeyIdentifier is { } named
                && issuer.SubjectKeyIdentifier.Value?.KeyIdentifier is { } own
                && !named.SameAs(own))
            {
                context.Report(entry.ViolationOf(
                    certificate,
                    $"'{certificate.Subject.ShortText}' names its issuer's key {Digest.Hex(named)}, and '{issuer.Subject.ShortText}', which signed it, calls that key {Digest.Hex(own)}; both identifiers must be the same."));
            }
        }
    }
}
