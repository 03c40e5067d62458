using System.Collections.Concurrent;

namespace MqttCertGate.Tests.Conformance;

/// <summary>Every suite, run once for all tests of a class.</summary>
public sealed class SuiteRuns
{
    private static readonly (string Name, Func<IEnumerable<CaseResult>> Run)[] Suites =
    [
        ("limbo", () => PathSuite.Run("limbo")),
        ("nist-pkits", () => PathSuite.Run("nist-pkits")),
        ("bettertls", () => PathSuite.Run("bettertls")),
        ("zlint", ZlintSuite.Run),
        ("mbedtls", MbedtlsSuite.Run),
        ("keypairs", KeyPairSuite.Run),
        ("chromium-pki", SignatureSuite.Run),
    ];

    private readonly ConcurrentDictionary<string, IReadOnlyList<CaseResult>> results = new(StringComparer.Ordinal);

    public static IEnumerable<string> Names => Suites.Select(suite => suite.Name);

    internal IReadOnlyList<CaseResult> Of(string name) => results.GetOrAdd(name, _ => [.. Suites.Single(suite => suite.Name == name).Run()]);
}
