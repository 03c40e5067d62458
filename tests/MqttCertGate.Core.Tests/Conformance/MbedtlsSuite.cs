using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Conformance;

/// <summary>
/// What the parser of Mbed TLS refuses: certificates, revocation lists, and requests, which the gate takes for a certificate in no case. What the
/// parser accepts is not asked for: some of it is made up (see the corpora's README).
/// </summary>
internal static class MbedtlsSuite
{
    /// <summary>Rules about form. What a server or a path needs is no reason: hardly any of these certificates would have it.</summary>
    private static readonly string[] Form = ["MCG0003", "MCG1", "MCG2024", "MCG3006", "MCG400", "MCG5006"];

    public static IEnumerable<CaseResult> Run() => Corpus.Read<IReadOnlyList<ParseCase>>("mbedtls", "parse.json.gz").Select(Run);

    private static CaseResult Run(ParseCase item)
    {
        var group = $"{item.Kind}, {item.Expected}";
        if (item.Expected != "reject")
            return new CaseResult(item.Id, group, Outcome.Skipped, "only what is refused is claimed");

        var file = item.File is null ? item.Der! : File.ReadAllBytes(Corpus.PathOf("mbedtls", item.File));
        var (isRefused, detail, findings) = item.Kind switch
        {
            "crl" => JudgeList(item.Id, file),
            "cert" when item.File is null => JudgeForm(item.Id, Encoding.ASCII.GetBytes(Pem.Encode("CERTIFICATE", file))),
            _ => JudgeForm(item.Id, file),
        };
        return new CaseResult(item.Id, group, isRefused ? Outcome.Agrees : Outcome.Deviates, detail) { Findings = findings };
    }

    /// <summary>Trusted by declaration: whatever it says of its issuer is not asked.</summary>
    private static (bool IsRefused, string Detail, IReadOnlyList<Finding> Findings) JudgeForm(string id, byte[] file)
    {
        var verdict = ConformanceVerdict.Of(Case(id, trusted: file, leaf: file, crls: []));
        return (verdict.Errors.Any(error => Form.Any(family => error.Rule.Id.StartsWith(family, StringComparison.Ordinal))), verdict.ToString(), verdict.Findings);
    }

    /// <summary>A list that can be read is signed again by an issuer of its name, so that what it says decides whether it is of use.</summary>
    private static (bool IsRefused, string Detail, IReadOnlyList<Finding> Findings) JudgeList(string id, byte[] file)
    {
        var artifact = ArtifactReader.Read("/case/list.crl", SourceLocation.StartOf("/case/list.crl"), file, FilePassword.None);
        if (artifact.RevocationLists is not [{ List: { } list }])
            return (true, artifact.RevocationLists is [{ Fault: { } fault }] ? fault : "not a revocation list", []);

        var issuer = Pki.Root("Any").With(TestKey.Rsa2048A).With(template => template with { Subject = new TestName(list.Issuer.Encoded) });
        var signed = Pki.Crl(issuer) with { EditTbs = _ => list.Tbs };
        var verdict = ConformanceVerdict.Of(Case(id, issuer.Der, issuer.Server("mqtt.example.com").Der, [signed.Der]));
        return (verdict.Reasons is not { Count: 0 }, verdict.ToString(), verdict.Findings);
    }

    private static PathCase Case(string id, byte[] trusted, byte[] leaf, IReadOnlyList<byte[]> crls) => new()
    {
        Id = id,
        Trusted = [trusted],
        Untrusted = [],
        Leaf = leaf,
        Crls = crls,
        Purpose = "serverAuth",
        Expected = "FAILURE",
    };

    private sealed record ParseCase(string Kind, string Id, string Expected, string? File, byte[]? Der);
}
