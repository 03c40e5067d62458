using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class KeyUnlikeIssuer
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG2031", "key.like-issuer", nameof(KeyUnlikeIssuer))
        {
            Title = "The key is of another algorithm than the issuer's",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = new Citation("EMQX Cloud, TLS/SSL of Dedicated deployments", "", Keyword.Must, "https://docs.emqx.com/zh/cloud/latest/deployments/tls_ssl.html"),
            Class = FindingClass.Key,
            Help = """
                Some brokers and modem firmwares verify chains of one algorithm only, so that an ECDSA certificate under an RSA authority is refused although
                it is valid.
                Have the certificate issued by a CA whose key is of the same algorithm, or request it over a key of the issuer's algorithm
                ('openssl genrsa -out server.key 2048' for RSA).
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Role != Role.Server || entry.Leaf is not { Certificate: var leaf } || IssuerOf(entry, leaf) is not { } issuer)
            return;
        var (own, issuers) = (AlgorithmOf(leaf.PublicKey), AlgorithmOf(issuer.PublicKey));
        if (own != issuers)
        {
            context.Report(entry.ViolationOf(
                leaf, $"The key is an {own} key and '{issuer.Subject.ShortText}', which issued the certificate, has an {issuers} key; the same algorithm is required."));
        }
    }

    private static Certificate? IssuerOf(Entry entry, Certificate leaf)
    {
        if (entry.Paths?.Paths.Select(path => path.Certificates.Skip(1).Append(path.Anchor.Certificate).First()).FirstOrDefault() is { } certifying)
            return certifying;
        return entry.Sent.Select(placed => placed.Certificate)
            .FirstOrDefault(certificate => certificate != leaf && certificate.Subject.IsEquivalentTo(leaf.Issuer));
    }

    private static string AlgorithmOf(PublicKey key) => key switch
    {
        RsaPublicKey => "RSA",
        EcPublicKey => "ECDSA",
        _ => key.AlgorithmName,
    };
}
