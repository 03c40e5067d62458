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

    [Fact]
    public void Finds_the_very_paths_that_exist_and_judges_each_alike()
    {
        var random = new Random(4158);
        var (found, valid) = (0, 0);
        for (var number = 0; number < Graphs; number++)
        {
            var graph = Graph.Make(random);

            var search = Search(graph.Leaf, graph.Intermediates, graph.Anchors);

            var actual = search.Paths.Select(path => Line(path.Certificates.Append(path.Anchor.Certificate).Select(c => c.Sha256), path.IsValid));
            var expected = graph.Paths().Select(path => Line(path.Select(certificate => Digest.Sha256Hex(certificate.Der)), IsValid(path))).ToList();
            Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
            Assert.Equal(search.Paths.Any(path => path.IsValid), search.Valid is not null);
            Assert.Equal(search.Paths.Count == 0, search is { Paths.Count: 0, DeadEnds.Count: > 0 });
            found += search.Paths.Count;
            valid += search.Paths.Count(path => path.IsValid);
        }

        // The graphs must be worth the trouble: paths of both kinds in plenty.
        Assert.True(valid > Graphs / 4 && found - valid > Graphs / 4, $"{found} paths, {valid} of them valid");
    }

    private static string Line(IEnumerable<string> fingerprints, bool isValid) =>
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
        /// <summary>Authorities of few names and keys, so that they certify, cross-certify and replace one another.</summary>
        public static Graph Make(Random random)
        {
            var authorities = Enumerable.Range(0, Authorities).Select(_ => Pki.Root($"CA {random.Next(3)}").With(Any(random, Keys))).ToArray();
            var intermediates = Enumerable.Range(0, random.Next(MostIntermediates + 1)).Select(_ =>
            {
                var subject = Any(random, authorities);
                return Vary(random, subject.SignedBy(Any(random, authorities)));
            }).ToArray();
            var anchors = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Vary(random, Any(random, authorities))).ToArray();
            return new Graph(Any(random, authorities).Server("leaf"), intermediates, anchors);
        }

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

        private static TestCertificate Vary(Random random, TestCertificate certificate) => random.Next(6) switch
        {
            0 => certificate.Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc("2025-01-01T00:00:00Z")),
            1 => certificate.With(TestExtension.BasicConstraints(isCa: false)),
            2 => certificate.With(TestExtension.BasicConstraints(isCa: true, pathLength: random.Next(2))),
            _ => certificate,
        };

        private static string Fingerprint(TestCertificate certificate) => Digest.Sha256Hex(certificate.Der);

        private static T Any<T>(Random random, T[] items) => items[random.Next(items.Length)];
    }
}
