using System.Collections.Concurrent;

namespace MqttCertGate.Tests.Conformance;

/// <summary>Every suite, run once for all tests of a class.</summary>
public sealed class SuiteRuns
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<CaseResult>> results = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = ["limbo", "nist-pkits", "bettertls"];

    internal IReadOnlyList<CaseResult> Of(string suite) => results.GetOrAdd(suite, name => [.. PathSuite.Run(name)]);
}
