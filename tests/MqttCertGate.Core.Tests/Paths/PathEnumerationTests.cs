using CsCheck;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Paths.PathTesting;

namespace MqttCertGate.Tests.Paths;

/// <summary>The search against plain enumeration: every sequence of certificates, judged by how the test made them.</summary>
public sealed class PathEnumerationTests
{
    private const int Graphs = 300;
    private const int Authorities = 4;
    private const int MostIntermediates = 5;

    private static readonly TestKey[] Keys =
        [TestKey.P256A, TestKey.P256B, TestKey.P256C, TestKey.P256D, TestKey.P256E, TestKey.P256F, TestKey.P256G];

    /// <summary>The graphs are the same in every run; the message of a failure names the seed that makes its graph again.</summary>
    [Fact]
    public void Finds_the_very_paths_that_exist_and_judges_each_alike()
    {
        var (found, valid, loops) = (0, 0, 0);
        for (uint number = 0; number < Graphs; number++)
        {
            Graph.Any.Sample(
                graph =>
                {
                    var search = Search(graph.Leaf, graph.Intermediates, graph.Anchors);

                    var actual = search.Paths.Select(path => Line(path.Certificates.Append(path.Anchor.Certificate).Select(c => c.Sha256), path.IsValid));
                    var expected = graph.Paths().Select(path => Line(path.Select(certificate => Sha256.Of(certificate.Der)), IsValid(path))).ToList();
                    Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
                    Assert.Equal(search.Paths.Any(path => path.IsValid), search.Valid is not null);
                    Assert.Equal(search.Paths.Count == 0, search is { Paths.Count: 0, DeadEnds.Count: > 0 });
                    found += search.Paths.Count;
                    valid += search.Paths.Count(path => path.IsValid);
                    loops += search.DeadEnds.Count(end => end.Failure.Kind == MqttCertGate.Paths.PathFailureKind.Loop);
                },
                seed: new PCG(number, 4158).ToString(), iter: 1, threads: 1);
        }

        // The graphs must be worth the trouble: paths of both kinds and loops in plenty.
        Assert.True(valid > Graphs / 4 && found - valid > Graphs / 4 && loops > Graphs / 20, $"{found} paths, {valid} of them valid, {loops} loops");
    }

    private static string Line(IEnumerable<Sha256> fingerprints, bool isValid) =>
        $"{(isValid ? "valid" : "invalid")} {string.Join(" < ", fingerprints)}";

    /// <summary>RFC 5280 §6.1 as a model: dates, CA, and for each issuer the number of authorities between it and the leaf.</summary>
    private static bool IsValid(IReadOnlyList<TestCertificate> path)
    {
        for (var index = 0; index < path.Count; index++)
        {
            var template = path[index].Template;
            if (Pki.Now < template.NotBefore || Pki.Now > template.NotAfter)
                return false;
            if (index == 0)
                continue;
            if (Decode(path[index]).BasicConstraints.Value is not { IsCa: true, PathLength: var limit })
                return false;
            var below = path.Skip(1).Take(index - 1).Count(between => !IsSelfIssued(between));
            if (limit is { } most && below > most)
                return false;
        }

        return true;
    }

    private static bool IsSelfIssued(TestCertificate certificate) => NameOf(certificate) == NameOf(certificate.Issuer);

    private static string NameOf(TestCertificate certificate) => Convert.ToHexString(certificate.Template.Subject.Encoded);

    private sealed record Graph(TestCertificate Leaf, TestCertificate[] Intermediates, TestCertificate[] Anchors)
    {
        private static readonly Gen<int> Authority = Gen.Int[0, Authorities - 1];

        /// <summary>What may be wrong with a CA, or limit it; half of them are plain.</summary>
        private static readonly Gen<Func<TestCertificate, TestCertificate>> Change = Gen.OneOf<Func<TestCertificate, TestCertificate>>(
            certificate => certificate,
            certificate => certificate,
            certificate => certificate,
            certificate => certificate.Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc("2025-01-01T00:00:00Z")),
            certificate => certificate.With(TestExtension.BasicConstraints(isCa: false)),
            certificate => certificate.With(TestExtension.BasicConstraints(isCa: true, pathLength: 0)),
            certificate => certificate.With(TestExtension.BasicConstraints(isCa: true, pathLength: 1)));

        /// <summary>Authorities of few names and keys, so that they certify, cross-certify and replace one another, and several anchors.</summary>
        public static readonly Gen<Graph> Any = Gen.Select(
            Gen.Select(Gen.Int[0, 2], Gen.OneOf(Keys), (name, key) => Pki.Root($"CA {name}").With(key)).Array[Authorities],
            Gen.Select(Authority, Authority, Change).Array[0, MostIntermediates],
            Gen.Select(Authority, Change).Array[1, 2],
            Authority,
            (authorities, intermediates, anchors, issuer) => new Graph(
                authorities[issuer].Server("leaf"),
                [.. intermediates.Select(one => one.Item3(authorities[one.Item1].SignedBy(authorities[one.Item2])))],
                [.. anchors.Select(one => one.Item2(authorities[one.Item1]))]));

        /// <summary>Every sequence of intermediates between the leaf and an anchor in which each certifies the one before.</summary>
        public IEnumerable<IReadOnlyList<TestCertificate>> Paths()
        {
            var anchors = Anchors.DistinctBy(Fingerprint).ToArray();
            var between = Intermediates.DistinctBy(Fingerprint).ExceptBy(anchors.Select(Fingerprint), Fingerprint).ToArray();
            return from sequence in Sequences(between)
                   from anchor in anchors
                   let path = (TestCertificate[])[Leaf, .. sequence, anchor]
                   where Enumerable.Range(1, path.Length - 1).All(index => Certifies(path[index], path[index - 1]))
                   where path.DistinctBy(certificate => (NameOf(certificate), certificate.Key)).Count() == path.Length
                   select path;
        }

        private static IEnumerable<TestCertificate[]> Sequences(TestCertificate[] certificates) =>
            certificates.SelectMany((first, index) => Sequences([.. certificates.Where((_, other) => other != index)])
                .Select(rest => (TestCertificate[])[first, .. rest])).Prepend([]);

        private static bool Certifies(TestCertificate issuer, TestCertificate certificate) =>
            NameOf(issuer) == NameOf(certificate.Issuer) && issuer.Key == certificate.Issuer.Key;

        private static Sha256 Fingerprint(TestCertificate certificate) => Sha256.Of(certificate.Der);
    }
}
