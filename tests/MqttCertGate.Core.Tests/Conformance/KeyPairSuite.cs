using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Conformance;

/// <summary>
/// Which private keys belong to which certificates. A key that cannot be read belongs to none, so that only pairs which are one can ask for too much.
/// </summary>
internal static class KeyPairSuite
{
    /// <summary>Kinds of keys that the gate refuses whatever they belong to, by what it says of them.</summary>
    private static readonly (string Fault, string Reason)[] NotClaimed =
    [
        ("a private key of the algorithm DSA is not supported", "DSA is refused whatever it signs (MCG2022)"),
        ("the private key has explicit curve parameters", "explicit curve parameters are refused (MCG2017)"),
        ("a private key of the algorithm SLH-DSA", "SLH-DSA is not evaluated (MCG2024)"),
        ("a private key of the algorithm ML-DSA", "private keys of ML-DSA are not read; these are older than their format (RFC 9881 section 6)"),
    ];

    public static IEnumerable<CaseResult> Run() => Corpus.Read<Index>("keypairs", "index.json").Pairs.Select(Run);

    private static CaseResult Run(Pair pair)
    {
        var id = $"{pair.Set}/{pair.Cert}/{pair.Key}";
        if (ReadCertificate(pair) is not { } certificate)
            return new CaseResult(id, pair.Set, Outcome.Skipped, "a certificate whose base64 is no base64 is refused (MCG1008)");

        var key = Read(pair.Set, pair.Key).PrivateKeys[0];
        var isMatch = key.PublicKey is { } publicKey && certificate.PublicKey.Spki.SameAs(publicKey.Spki);
        if (isMatch == pair.Match)
            return new CaseResult(id, pair.Set, Outcome.Agrees, isMatch ? "match" : "no match");

        var reason = NotClaimed.FirstOrDefault(kind => key.Fault?.StartsWith(kind.Fault, StringComparison.Ordinal) ?? false).Reason;
        return new CaseResult(id, pair.Set, reason is null ? Outcome.Deviates : Outcome.Skipped, reason ?? key.Fault ?? "match");
    }

    /// <summary>OpenSSL's TRUSTED CERTIFICATE is a certificate and more after it. The gate refuses it as a file (MCG0003); here the certificate counts.</summary>
    private static Certificate? ReadCertificate(Pair pair)
    {
        var file = Read(pair.Set, pair.Cert);
        if (file.Certificates.Count > 0)
            return file.Certificates[0].Certificate;
        var path = Corpus.PathOf("keypairs", "files", pair.Set, pair.Cert);
        return PemScanner.Scan(path, File.ReadAllBytes(path)).Blocks is [{ Label: "TRUSTED CERTIFICATE", Content: { } content }, ..] && CertificateDecoder.TryMeasure(content, out var length)
            ? CertificateDecoder.Decode(content[..length])
            : null;
    }

    private static Artifact Read(string set, string name)
    {
        var path = Corpus.PathOf("keypairs", "files", set, name);
        return ArtifactReader.Read(path, SourceLocation.StartOf(path), File.ReadAllBytes(path), FilePassword.None);
    }

    private sealed record Index(IReadOnlyList<Pair> Pairs);

    private sealed record Pair(string Set, string Cert, string Key, bool Match);
}
