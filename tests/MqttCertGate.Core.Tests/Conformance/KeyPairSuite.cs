using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Conformance;

/// <summary>Which private keys belong to which certificates.</summary>
internal static class KeyPairSuite
{
    public static IEnumerable<CaseResult> Run() => Corpus.Read<Index>("keypairs", "index.json").Pairs.Select(Run);

    private static CaseResult Run(Pair pair)
    {
        var id = $"{pair.Set}/{pair.Cert}/{pair.Key}";
        if (Read(pair.Set, pair.Cert).Certificates is not [{ Certificate: var certificate }, ..] || Read(pair.Set, pair.Key).PrivateKeys is not [var key, ..])
            return new CaseResult(id, pair.Set, Outcome.Skipped, "OpenSSL's TRUSTED CERTIFICATE is not read");
        if (key.Fault is { } fault)
            return new CaseResult(id, pair.Set, fault.EndsWith("not supported", StringComparison.Ordinal) ? Outcome.Skipped : Outcome.Deviates, fault);

        var isMatch = certificate.PublicKey.Spki.SameAs(key.PublicKey!.Spki);
        return new CaseResult(id, pair.Set, isMatch == pair.Match ? Outcome.Agrees : Outcome.Deviates, isMatch ? "match" : "no match");
    }

    private static Artifact Read(string set, string name)
    {
        var path = Corpus.PathOf("keypairs", "files", set, name);
        return ArtifactReader.Read(path, SourceLocation.StartOf(path), File.ReadAllBytes(path), FilePassword.None);
    }

    private sealed record Index(IReadOnlyList<Pair> Pairs);

    private sealed record Pair(string Set, string Cert, string Key, bool Match);
}
