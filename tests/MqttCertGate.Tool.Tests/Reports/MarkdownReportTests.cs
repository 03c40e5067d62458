using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using MqttCertGate.Findings;
using MqttCertGate.Tests;
using MqttCertGate.Tool.Reports;
using MqttCertGate.Tool.Tests.Rendering;

namespace MqttCertGate.Tool.Tests.Reports;

/// <summary>What a step summary shows, as another program's renderer has it.</summary>
public sealed partial class MarkdownReportTests
{
    // What GitHub has beyond CommonMark.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseFootnotes().UseMathematics().UseAlertBlocks().Build();

    public static TheoryData<string> Hostile => HostileReport.Texts;

    [Theory]
    [InlineData("tdmq-server")]
    [InlineData("faulty-server")]
    public void Is_what_it_was(string name) => Golden.Verify(ReportCases.GoldenFile($"{name}.expected.md"), MarkdownReport.Of(ReportCases.Of(name)));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Nothing_that_a_certificate_says_acts(string text)
    {
        var html = Markdown.ToHtml(MarkdownReport.Of(HostileReport.Of(text)), Pipeline);

        Assert.All(Link().Matches(html).Select(match => match.Groups[1].Value), link => Assert.StartsWith(RuleDescriptor.DocumentationUrl, link, StringComparison.Ordinal));
        Assert.All(Tag().Matches(html).Select(match => match.Groups[1].Value), tag => Assert.Contains(tag, (string[])
            ["h2", "h3", "p", "br", "table", "thead", "tbody", "tr", "th", "td", "a", "code", "pre"]));
        Assert.Equal(2 + 1 + 2, Regex.Count(html, "<tr>"));
        Assert.Equal(3, Regex.Count(html, "<h3"));
        Assert.DoesNotContain("@everyone", Code().Replace(html, ""), StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_is_lost_in_escaping()
    {
        const string Text = "a_b *c* [d](e) `f` <g> | h\\i http://j.example www.k.example & ~l~ #m";

        var html = Markdown.ToHtml(MarkdownText.Of(Text), Pipeline);

        Assert.Equal($"<p>{System.Net.WebUtility.HtmlEncode(Text)}</p>\n", html);
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(5000)]
    public void What_does_not_fit_is_counted(int limit)
    {
        var finding = SampleReport.Expired;
        var report = SampleReport.Of([.. Enumerable.Range(0, 100).Select(number => finding with { Violation = finding.Violation with { EntryName = $"entry-{number}" } })]);

        var text = MarkdownReport.Of(new ReportContent(report, Level.Error), limit);

        Assert.InRange(Encoding.UTF8.GetByteCount(text), limit / 2, limit);
        Assert.EndsWith($"\nCut to fit: {100 - Regex.Count(text, "entry-")} more findings.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Allowances_are_listed_with_reason_and_end()
    {
        var report = SampleReport.Of(SampleReport.Allowed(SampleReport.Expired, 2026));

        Assert.Contains(
            "### Allowed\n\n| rule | entry | reason | until |\n|---|---|---|---|\n| [MCG6001](",
            MarkdownReport.Of(new ReportContent(report, Level.Error)), StringComparison.Ordinal);
        Assert.Contains(" validity.expired | broker-eu | reason | 2026-12-31 |\n", MarkdownReport.Of(new ReportContent(report, Level.Error)), StringComparison.Ordinal);
    }

    [GeneratedRegex("<code.*?</code>", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<([a-zA-Z0-9]+)")]
    private static partial Regex Tag();
}
