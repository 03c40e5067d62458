namespace MqttCertGate.Tests.Conformance;

/// <summary>Runs a suite of <see cref="PathCase"/>s.</summary>
internal static class PathSuite
{
    public static IEnumerable<CaseResult> Run(string suite) => PathCase.Read(suite).Select(item => Run(suite, item));

    private static CaseResult Run(string suite, PathCase item)
    {
        var group = GroupOf(suite, item);
        if (Claims.ReasonToSkip(item) is { } reason)
            return new CaseResult(item.Id, group, Outcome.Skipped, reason);

        var verdict = ConformanceVerdict.Of(item);
        var outcome = verdict.IsAccepted == (item.Expected == "SUCCESS") ? Outcome.Agrees : item.Soft ? Outcome.SoftDeviates : Outcome.Deviates;
        return new CaseResult(item.Id, group, outcome, verdict.ToString()) { Findings = verdict.Findings };
    }

    /// <summary>PKITS and BetterTLS name what a case is about as its features; x509-limbo does so in the identifier.</summary>
    private static string GroupOf(string suite, PathCase item) => suite switch
    {
        "limbo" => string.Join("::", item.Id.Split("::").SkipLast(1)),
        "nist-pkits" => item.Features.Single(feature => feature.StartsWith("pkits-", StringComparison.Ordinal)),
        _ => item.Features.Count == 0 ? "(none)" : string.Join(" + ", item.Features),
    };
}
