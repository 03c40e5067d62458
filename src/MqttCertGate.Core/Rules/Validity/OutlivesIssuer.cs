using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class OutlivesIssuer
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG6010", "validity.outlives-issuer", nameof(OutlivesIssuer))
        {
            Title = "The certificate is valid for longer than a CA of its path",
            DefaultLevel = Level.Warning,
            Source = Design.Should("no certificate outlives its issuers"),
            AlsoIn = [Rfc.Must(5280, "6.1.3")],
            Class = FindingClass.Instance,
            Help = """
                Every CA of a path must be valid when a client connects, so the certificate is of no use once the first of them has ended, whatever its own
                date says; who plans by that date comes too late.
                Renew the CA before that day, or have the certificate issued by one that ends later.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        // What never ends outlives every CA, which MCG6007 says.
        if (entry.Paths is not { Valid: { } path, EndEntity: { NeverEnds: false } leaf } || path.NotAfter >= leaf.NotAfter)
            return;

        var first = path.Certificates.Append(path.Anchor.Certificate).Aggregate((earliest, other) => other.NotAfter < earliest.NotAfter ? other : earliest);
        var kind = first == path.Anchor.Certificate ? "trust anchor" : "intermediate";
        context.Report(entry.ViolationOf(
            leaf,
            $"The certificate '{leaf.Subject.ShortText}' is valid until {leaf.NotAfter:yyyy-MM-dd HH:mm:ss} UTC and the {kind} '{first.Subject.ShortText}' only until {first.NotAfter:yyyy-MM-dd HH:mm:ss} UTC; every CA of the path must be valid as long.") with
        {
            Path = entry.StepsToAnchor(context.Time),
        });
    }
}
