namespace MqttCertGate.Tests.Conformance;

/// <summary>Files of certificates from all suites that have any: good ones, bad ones, and what fuzzers made of them.</summary>
internal static class CertificateSample
{
    private static readonly Func<IEnumerable<byte[]>>[] Suites =
    [
        () => PathSuiteFiles("limbo"),
        () => PathSuiteFiles("nist-pkits"),
        () => PathSuiteFiles("bettertls"),
        () => Directory.GetFiles(Corpus.PathOf("zlint", "testdata"), "*.pem").Select(File.ReadAllBytes),
        () => Corpus.Read<IReadOnlyList<ParseCase>>("mbedtls", "parse.json.gz").Where(item => item.Kind == "cert")
            .Select(item => item.Der ?? File.ReadAllBytes(Corpus.PathOf("mbedtls", item.File!))),
        () => Corpus.Read<KeyPairIndex>("keypairs", "index.json").Pairs.Select(pair => File.ReadAllBytes(Corpus.PathOf("keypairs", "files", pair.Set, pair.Cert))),
        () => FuzzInputs.Read().Where(input => input.Kind == "cert").Select(input => input.Data),
    ];

    /// <summary>The same on every machine: of each suite in turn the next one, in the order of their digests, which is as good as any.</summary>
    public static IReadOnlyList<byte[]> Take(int count)
    {
        var suites = Suites
            .Select(read => read().DistinctBy(Sha256.Of).OrderBy(Sha256.Of).ToList()).ToList();
        return [.. Enumerable.Range(0, count).SelectMany(round => suites.Where(suite => round < suite.Count).Select(suite => suite[round])).Take(count)];
    }

    private static IEnumerable<byte[]> PathSuiteFiles(string suite) => PathCase.Read(suite).SelectMany(item => item.Trusted.Concat(item.Untrusted).Append(item.Leaf));

    private sealed record ParseCase(string Kind, string? File, byte[]? Der);

    private sealed record KeyPairIndex(IReadOnlyList<KeyPair> Pairs);

    private sealed record KeyPair(string Set, string Cert);
}
