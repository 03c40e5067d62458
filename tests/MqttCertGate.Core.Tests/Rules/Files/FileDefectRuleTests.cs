using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Rules;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules.Files;

/// <summary>The rules that report what the reader of a file saw: each kind of defect belongs to exactly one of them.</summary>
public sealed class FileDefectRuleTests : IDisposable
{
    private static readonly TestCertificate Certificate = Pki.Root("Example Root CA");

    private readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    public static TheoryData<string, string, string?> Defects => new()
    {
        { "MCG1001", "missing.pem", null },
        { "MCG1002", "root.pem", "version https://git-lfs.github.com/spec/v1\n" },
        { "MCG1003", "root.pem", "" },
        { "MCG1003", "root.pem", new string(' ', (4 * 1024 * 1024) + 1) },
        { "MCG1004", "root.der", Certificate.Pem },
        { "MCG1005", "root.pem", "no certificate\n" },
        { "MCG1006", "root.pem", " " + Certificate.Pem },
        { "MCG1007", "root.pem", Certificate.Pem + "-----BEGIN CERTIFICATE-----\n" },
        { "MCG1008", "root.pem", Certificate.Pem.Replace("MII", "M!I", StringComparison.Ordinal) },
        { "MCG1013", "root.pem", Certificate.Pem + "\0" },
        { "MCG1014", "root.pem", Pem.Encode("CERTIFICATE", [.. Certificate.Der, 0x00]) },
        { "MCG1015", "root.pem", Pem.Encode("CERTIFICATE", TestKey.P256A.Spki) },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void One_rule_reports_a_defect_where_it_stands(string id, string path, string? content)
    {
        if (content is not null)
            repository.File(path, content);

        var fired = RuleCatalog.All.Where(rule => rule.AppliesTo(repository.Read(path)))
            .SelectMany(rule => repository.FindingsOf(rule, path)).ToList();

        var finding = Assert.Single(fired);
        var defect = Assert.Single(repository.Read(path).Defects);
        Assert.Equal(id, finding.Rule.Id);
        Assert.Equal(id == "MCG1004" ? Level.Warning : Level.Error, finding.Level);
        Assert.Equal(defect.Message, finding.Violation.Message);
        Assert.Equal(defect.Location, finding.Violation.Location);
        Assert.Equal(defect.Help, finding.Violation.Help);
        Assert.Equal(repository.Named(path).Location, finding.Violation.DeclaredAt);
        Assert.Null(finding.Violation.EntryName);
    }

    [Theory]
    [InlineData("\ufeff", "Warning: The file begins with a UTF-8 byte order mark; some loaders do not find the first block behind it.")]
    [InlineData("# \r\n", "Note: Lines end with a carriage return; a line feed alone is what every loader reads.")]
    public void What_most_loaders_read_is_a_weaker_form(string before, string finding) => Assert.Equal(
        [finding], repository.File("root.pem", before + Certificate.Pem).FindingsOf(TextNotPlain.Rule, "root.pem").Select(FileRules.Line));

    [Fact]
    public void UTF_16_is_an_error() => Assert.Equal(
        Level.Error, Assert.Single(repository.File("root.pem", Encoding.Unicode.GetBytes(Certificate.Pem)).FindingsOf(TextNotPlain.Rule, "root.pem")).Level);

    [Fact]
    public void Every_defect_of_a_file_is_reported()
    {
        var broken = Certificate.Pem.Replace("MII", "M!I", StringComparison.Ordinal);

        var findings = repository.File("root.pem", broken + Certificate.Pem + broken).FindingsOf(Base64Invalid.Rule, "root.pem");

        Assert.Equal([2, 2 + (2 * Certificate.Pem.Count(character => character == '\n'))], findings.Select(finding => finding.Violation.Location.Line));
    }

    [Fact]
    public void A_sound_file_has_no_finding()
    {
        repository.File("root.pem", Certificate.Pem);

        Assert.Empty(RuleCatalog.All.Where(rule => rule.AppliesTo(repository.Read("root.pem"))).SelectMany(rule => repository.FindingsOf(rule, "root.pem")));
    }

    [Fact]
    public void What_cannot_be_evaluated_is_left_to_the_gate()
    {
        // What a certification request begins with (RFC 2986 §4).
        repository.File("server.csr", [0x30, 0x80, 0x30, 0x09, 0x02, 0x01, 0x00, 0x30, 0x00, 0x30, 0x00, 0xA0, 0x00, 0x30, 0x00, 0x03, 0x01, 0x00]);

        Assert.Equal(FileDefectKind.UnsupportedFormat, Assert.Single(repository.Read("server.csr").Defects).Kind);
        Assert.Empty(RuleCatalog.All.Where(rule => rule.AppliesTo(repository.Read("server.csr"))).SelectMany(rule => repository.FindingsOf(rule, "server.csr")));
    }
}
