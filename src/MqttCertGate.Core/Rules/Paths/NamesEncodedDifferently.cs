using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class NamesEncodedDifferently
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7004", "chain.name-bytes", nameof(NamesEncodedDifferently))
        {
            Title = "The issuer is written otherwise than the CA writes its own name",
            DefaultLevel = Level.Warning,
            Source = Rfc.Must(5280, "4.1.2.6"),
            AlsoIn = [BaselineRequirements.Must("7.1.4.1"), Rfc.Must(5280, "7.1")],
            Class = FindingClass.Configuration,
            Help = """
                RFC 5280 has verifiers take names for the same that differ in string type, case or white space only. rustls and other small stacks compare
                bytes, and find no issuer.
                Have the certificate issued again by a CA that copies its own subject as it is.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Paths is not { Paths: { Count: > 0 } candidates })
            return;

        IReadOnlyList<Certificate> path = [.. candidates[0].Certificates, candidates[0].Anchor.Certificate];
        for (var index = 1; index < path.Count; index++)
        {
            var (certificate, issuer) = (path[index - 1], path[index]);
            if (!certificate.Issuer.Encoded.SameAs(issuer.Subject.Encoded))
            {
                context.Report(entry.ViolationOf(
                    certificate,
                    $"'{certificate.Subject.ShortText}' names its issuer '{certificate.Issuer}', whose own certificate encodes '{issuer.Subject}'; the encoding must be the same."));
            }
        }
    }
}
