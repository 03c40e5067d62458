using MqttCertGate.Findings;
using MqttCertGate.Tests;
using MqttCertGate.Tool.Reports;
using static MqttCertGate.Tool.Tests.Rendering.SampleReport;

namespace MqttCertGate.Tool.Tests.Reports;

/// <summary>A report in which every text that can be an attacker's is one.</summary>
internal static class HostileReport
{
    /// <summary>Each tries to leave its place in some form of the report.</summary>
    public static TheoryData<string> Texts =>
    [
        "::error::x\n::set-output name=a::b",
        "##vso[task.complete result=Succeeded]done ##[error]x",
        "\e]0;title\a\e[31m\u009B2J",
        "a](http://evil.example) ![x](http://evil.example/x.png) <http://evil.example> http://evil.example www.evil.example",
        "<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"x' style='x",
        "]]></failure></testcase><testcase name=\"x\"/>&lt;&amp;<!--",
        "x\r\nBEGIN:VEVENT\r\nSUMMARY:y\\;,\r\nEND:VCALENDAR",
        "| a | b |\n|---|---|\n```\n~~~\n# heading\n- @everyone `c` **d** &copy; $e$ \\",
        "invoice\u202Efdp.exe\u2066\u200B\u2028\0\uFFFE\uFFFF",
        "\ud83d half a pair \udd11",
        "\",\"level\":\"none\",\"a\":\"\\",
        new string('a', 10_000),
        new string('根', 10_000),
        "",
    ];

    public static ReportContent Of(string text)
    {
        var hash = PlainDigest.Of(0xaa);
        var facts = new CertificateFacts($"CN={text}", hash, PlainDigest.Of(0xbb), [1], Noon.AddDays(-10), Noon.AddDays(10));
        var place = Place(text.Replace('\0', ' '), 2);
        var violation = new Violation($"Found '{text}'.", BrokerEu)
        {
            EntryName = text,
            DeclaredAt = BrokerEu,
            Certificate = facts,
            Marker = text,
            Help = text,
            Related = [new RelatedLocation(place, text)],
            Path = [new PathStep(text, place, text), new PathStep(text, null, text)],
        };
        var finding = new Finding(ExpiredRule, Level.Error, violation, null) { Notes = [text], LevelOrigin = text };
        var waived = finding with { Waiver = new Waiver("MCG6001", text, Noon, null, BrokerEu) };
        var step = new ListedStep(text, hash, Break: null, [text]);
        var certificate = new ListedCertificate(
            facts, text, text, [text], text, text, Noon.AddDays(-1), [new ListedUse(text, Manifest, CertificateRole.Server, place)]);
        var entry = new ListedEntry(text, CertificateRole.Server, BrokerEu, place.Path, [new ListedPath(false, [step with { Sha256 = null }, step with { Break = text }])]);
        return new ReportContent(
            new Report
            {
                At = Noon,
                NextChange = Noon,
                RepositoryRoot = Root,
                Rules = [],
                Manifests = [Manifest],
                Artifacts = [new CheckedArtifact(place.Path, hash, text)],
                NextRenewal = new DueRenewal(text, Noon.AddDays(1)),
                CertificateCount = 1,
                Inventory = Inventory.Of([entry], [certificate]),
                Findings = [finding, finding with { Rule = UnknownKeyRule }, waived],
            },
            Level.Error);
    }
}
