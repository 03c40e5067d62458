namespace MqttCertGate.Tests.Conformance;

/// <summary>Files of which no suite says what is to be found in them: all certificates of zlint, and what fuzzers made.</summary>
internal static class FileSuite
{
    public static IEnumerable<CaseResult> Run() =>
        Directory.GetFiles(Corpus.PathOf("zlint", "testdata"), "*.pem").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))
            .Concat(FuzzInputs.Read().Select((input, index) => ($"{index}", input.Data)))
            .Select(file => Run(file.Item1, file.Item2));

    private static CaseResult Run(string id, byte[] content)
    {
        var verdict = ConformanceVerdict.Of(new PathCase
        {
            Id = id,
            Trusted = [],
            Untrusted = [],
            Leaf = content,
            Crls = [],
            Purpose = "serverAuth",
            Expected = "",
        });
        return new CaseResult(id, "files", Outcome.Skipped, verdict.ToString()) { Findings = verdict.Findings };
    }
}
