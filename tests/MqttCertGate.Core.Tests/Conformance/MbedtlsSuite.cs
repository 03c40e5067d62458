using System.Text;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Conformance;

/// <summary>
/// Files that the parser of Mbed TLS refuses. The certificates it accepts are not asked for: some of them are dummies (see the corpora's README).
/// </summary>
internal static class MbedtlsSuite
{
    /// <summary>Rules about form. What a server or a path needs is no reason: hardly any of these certificates would have it.</summary>
    private static readonly string[] Form = ["MCG1", "MCG2024", "MCG3006", "MCG400", "MCG4012"];

    public static IEnumerable<CaseResult> Run() => Corpus.Read<IReadOnlyList<ParseCase>>("mbedtls", "parse.json.gz").Select(Run);

    private static CaseResult Run(ParseCase item)
    {
        var group = $"{item.Kind}, {item.Expected}";
        if (item is not { Kind: "cert", Expected: "reject" })
            return new CaseResult(item.Id, group, Outcome.Skipped, "only what is refused as a certificate is claimed");

        // Trusted by declaration: whatever it says of its issuer is not asked.
        var file = item.Der is { } der ? Encoding.ASCII.GetBytes(Pem.Encode("CERTIFICATE", der)) : File.ReadAllBytes(Corpus.PathOf("mbedtls", item.File!));
        var verdict = ConformanceVerdict.Of(new PathCase
        {
            Id = item.Id,
            Trusted = [file],
            Untrusted = [],
            Leaf = file,
            Crls = [],
            Purpose = "serverAuth",
            Expected = "FAILURE",
        });
        var isRefused = verdict.Errors.Any(error => Form.Any(family => error.Rule.Id.StartsWith(family, StringComparison.Ordinal)));
        return new CaseResult(item.Id, group, isRefused ? Outcome.Agrees : Outcome.Deviates, verdict.ToString());
    }

    private sealed record ParseCase(string Kind, string Id, string Expected, string? File, byte[]? Der);
}
