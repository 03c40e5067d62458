using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class LeafNamedLikeIssuer
{
    // With them everybody finds the CA (X509_check_akid in OpenSSL's X509_check_issued).
    private static readonly Grade ToldApart = new("told apart by key identifiers", Level.Warning);

    public static readonly Rule<Entry> Rule = new(
        new("MCG7030", "chain.distinct-names", nameof(LeafNamedLikeIssuer))
        {
            Title = "The certificate and a CA have the same name",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = new Citation("mosquitto-tls(7)", "", Keyword.Must, "https://mosquitto.org/man/mosquitto-tls-7.html"),
            Class = FindingClass.Profile,
            Grades = [ToldApart],
            Help = """
                A certificate named like its issuer looks self-signed: OpenSSL then says 'self-signed certificate' and does not look for the CA, unless key
                identifiers lead it.
                Give the CA a name of its own ('-subj "/O=Example/CN=Example MQTT CA"') and issue the certificate again; only the certificate of the broker
                needs the host name.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Leaf is { Certificate: { Subject.IsEmpty: false } leaf } && NamesakeOf(leaf, entry) is { } namesake)
        {
            context.Report(entry.ViolationOf(
                leaf, $"The certificate and a CA are both named '{leaf.Subject.ShortText}'; each must have a subject of its own.") with
            {
                Grade = leaf.AuthorityKeyIdentifier.Value?.KeyIdentifier is { } issuer && leaf.SubjectKeyIdentifier.Value?.KeyIdentifier is { } own && !issuer.SequenceEqual(own)
                    ? ToldApart
                    : null,
                Related = [new RelatedLocation(namesake.Location, "The CA")],
            });
        }
    }

    private static PlacedCertificate? NamesakeOf(Certificate leaf, Entry entry)
    {
        foreach (var file in entry.CertificateFiles)
        {
            foreach (var placed in file.Certificates)
            {
                if (placed.Certificate is { IsCa: true } authority && authority != leaf && authority.Subject.IsEquivalentTo(leaf.Subject))
                    return placed;
            }
        }

        return null;
    }
}
