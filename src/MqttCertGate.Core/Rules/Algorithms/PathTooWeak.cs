using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class PathTooWeak
{
    // What is weaker than the default breaks rules of its own, which say more of it: MCG2006, MCG5001 and MCG5002.
    private const int DefaultBits = 112;

    private static readonly Parameter<int> MinimumBits =
        new("minimumBits", DefaultBits, "Least security strength of the keys and signatures of a path, in bits; OpenSSL's level 2 demands 112 and its level 3 demands 128.");

    public static readonly Rule<Entry> Rule = new(
        new("MCG5009", "path.min-strength", nameof(PathTooWeak))
        {
            Title = "A key or signature of the path is weaker than required",
            DefaultLevel = Level.Error,
            Source = Design.Must("no path weaker than configured"),
            AlsoIn = [Nist.Should("5.6.1")],
            Class = FindingClass.Key,
            SecuritySeverity = 5.3,
            Cwe = 326,
            Parameters = [MinimumBits],
            Help = """
                A path is as strong as its weakest key or signature: whoever breaks that one can put another certificate in the place of yours.
                128 bits take RSA with 3072 bits or more, ECDSA with P-256 or Ed25519, and SHA-256: 'openssl verify -auth_level 3' demands as much.
                Have the certificate that the message names issued again, or require less.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        var least = context.Get(MinimumBits);
        if (least <= DefaultBits || entry.Paths?.Valid is not { } path)
            return;

        var weakest = PartsOf(path).Where(part => part.Bits >= DefaultBits).OrderBy(part => part.Bits.GetValueOrDefault()).FirstOrDefault();
        if (weakest is not null && weakest.Bits < least)
        {
            context.Report(entry.ViolationOf(
                weakest.Certificate,
                $"The {weakest.Kind} of '{weakest.Certificate.Subject.ShortText}', {weakest.Algorithm}, has {weakest.Bits} bits of security, which no other part of the path falls below; at least {least} are required.",
                weakest.Kind) with
            {
                Path = entry.StepsToAnchor(context.Time),
            });
        }
    }

    /// <summary>The anchor's own signature is none of them: nobody verifies it.</summary>
    private static IEnumerable<Part> PartsOf(CertificationPath path) => path.Certificates
        .Select(certificate => new Part(certificate, "signature", Oids.NameOf(certificate.SignatureAlgorithm.Oid), SecurityStrength.Of(certificate.SignatureAlgorithm)))
        .Concat(path.Certificates.Append(path.Anchor.Certificate)
            .Select(certificate => new Part(certificate, "key", certificate.PublicKey.AlgorithmName, SecurityStrength.Of(certificate.PublicKey))));

    private sealed record Part(Certificate Certificate, string Kind, string Algorithm, int? Bits);
}
