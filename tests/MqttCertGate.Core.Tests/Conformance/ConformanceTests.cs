namespace MqttCertGate.Tests.Conformance;

/// <summary>
/// Certificates that others made to measure validators. Each case comes out as its suite says, or is an exception with a reason; an exception
/// that no longer deviates, or that names no case, fails too.
/// </summary>
public sealed class ConformanceTests(SuiteRuns runs, ITestOutputHelper output) : IClassFixture<SuiteRuns>
{
    public static TheoryData<string> Suites => [.. SuiteRuns.Names];

    [Theory]
    [MemberData(nameof(Suites))]
    public void Agrees_but_for_the_exceptions(string suite)
    {
        var results = runs.Of(suite);
        output.WriteLine(ResultsTable.Markdown(suite, results));
        var deviating = results.Where(result => result.Outcome == Outcome.Deviates).ToDictionary(result => result.Id, StringComparer.Ordinal);
        var excepted = new HashSet<string>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var id in ConformanceExceptions.Of(suite))
        {
            if (!excepted.Add(id))
                faults.Add($"{id} is excepted twice");
            else if (!deviating.ContainsKey(id))
                faults.Add($"{id} is excepted and {(results.Any(result => result.Id == id) ? "does not deviate" : "is no case of the suite")}");
        }

        faults.AddRange(deviating.Values.Where(result => !excepted.Contains(result.Id)).Select(result => $"{result.Id} deviates: {result.Detail}"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Both builds of Core are compared with the same file: what one of them finds, word by word, the other does too.</summary>
    [Fact]
    public void Every_finding_is_the_same_in_both_builds() => Golden.Verify(
        Path.Combine(RepositoryPaths.CoreTests, "Conformance", "findings.sha256"),
        string.Concat(SuiteRuns.Names.Select(suite => FindingsDigest.Line(suite, runs.Of(suite))))
        + FindingsDigest.Line("files", FileSuite.Run()));

    [Fact]
    public void RESULTS_md_is_what_the_suites_say() => Golden.Verify(
        Path.Combine(RepositoryPaths.CoreTests, "Conformance", "RESULTS.md"),
        "# Conformance\n\nHow many cases of the public suites come out as they say; exceptions.txt gives the reason for each that deviates.\n"
        + string.Concat(SuiteRuns.Names.Select(suite => ResultsTable.Markdown(suite, runs.Of(suite)))));
}
