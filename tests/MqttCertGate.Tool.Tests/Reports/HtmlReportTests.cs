using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MqttCertGate.Findings;
using MqttCertGate.Tests;
using MqttCertGate.Tool.Reports;
using MqttCertGate.Tool.Tests.Rendering;

namespace MqttCertGate.Tool.Tests.Reports;

/// <summary>The page as a strict parser sees it; MqttCertGate.Browser.Tests looks at it in a browser.</summary>
public sealed partial class HtmlReportTests
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsStrictMode = true });

    public static IEnumerable<TheoryDataRow<string>> Cases => ReportCases.Names;

    public static TheoryData<string> Hostile => HostileReport.Texts;

    /// <summary>The style and the symbols stand in files of their own.</summary>
    [Fact]
    public void Is_what_it_was() => Golden.Verify(
        ReportCases.GoldenFile("faulty-server.expected.html"),
        StyleOrSymbols().Replace(Html(ReportCases.Of("faulty-server")), "<$1>"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_sound(string name) => AssertSound(Html(ReportCases.Of(name)));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Is_sound_whatever_a_certificate_says(string text) => AssertSound(Html(HostileReport.Of(text)));

    [Fact]
    public void A_certificate_and_a_finding_have_addresses()
    {
        var content = ReportCases.Of("faulty-server");

        var page = Parser.ParseDocument(Html(content));

        Assert.Equal(content.Inventory.Certificates.Count, page.QuerySelectorAll("th[id^=certificate-]").Length);
        Assert.Equal(content.Active.Count(), page.QuerySelectorAll("article[id^=finding-]").Length);
    }

    [Fact]
    public void A_path_says_where_it_breaks_and_why()
    {
        var page = Parser.ParseDocument(Html(ReportCases.Of("faulty-server")));

        var incomplete = page.QuerySelectorAll("article.entry").Single(entry => entry.QuerySelector("h3")!.TextContent.StartsWith("incomplete ", StringComparison.Ordinal));

        Assert.Equal("incomplete no valid path", incomplete.QuerySelector("h3")!.TextContent);
        Assert.Equal(["Missing Example Issuing CA not in the file"], incomplete.QuerySelectorAll(".box.missing").Select(Words));
        Assert.Equal(["broken: not in the file, and not declared as trust anchor"], incomplete.QuerySelectorAll(".edge").Select(Words));
        Assert.StartsWith("Server certificate mqtt.example.com P-256 valid until 2027-11-23", Words(incomplete.QuerySelectorAll(".box")[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_months_say_what_is_to_be_renewed_and_what_ends()
    {
        var page = Parser.ParseDocument(Html(ReportCases.Of("tdmq-server")));

        Assert.Equal(
            [
                "December 2026 nothing", "January 2027 nothing", "February 2027 nothing", "March 2027 nothing", "April 2027 nothing", "May 2027 nothing",
                "June 2027 nothing", "July 2027 nothing", "August 2027 nothing", "September 2027 nothing",
                "October 2027 24 renew mqtt.example.com (server-p256), mqtt.example.com (server-rsa4096)",
                "November 2027 23 end of mqtt.example.com (server-p256), mqtt.example.com (server-rsa4096)",
            ],
            page.QuerySelectorAll(".months > li").Select(Words));
    }

    [Fact]
    public void What_is_allowed_is_a_table_with_reason_and_days_left()
    {
        var page = Parser.ParseDocument(Html(new ReportContent(SampleReport.Of(SampleReport.Allowed(SampleReport.Expired, 2026)), Level.Error)));

        Assert.Equal(
            ["MCG6001 validity.expired", "broker-eu", "The certificate 'mqtt.eu.example.com' expired on 2026-08-10 12:00:00 UTC.", "reason", "2026-12-31, 131 days left"],
            page.QuerySelectorAll("#allowed tbody tr > *").Select(Words));
    }

    private static string Html(ReportContent content) => ReportCases.Print(HtmlReport.Write, content);

    private static void AssertSound(string html)
    {
        // A parse error is an exception.
        var page = Parser.ParseDocument(html);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith("default-src 'none';", page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, img, iframe, object, embed, link, form, base, audio, video"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style"));
        Assert.DoesNotContain(page.QuerySelectorAll("[src], [srcset], [action], [background]"), _ => true);
        Assert.Equal([], page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.All(page.QuerySelectorAll("[href]").Select(element => element.GetAttribute("href")!), link =>
            Assert.True(link.StartsWith('#') ? page.GetElementById(link[1..]) is not null : link.StartsWith(RuleDescriptor.DocumentationUrl, StringComparison.Ordinal), link));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotNull(((IHtmlTableElement)table).Caption));
        Assert.All(page.QuerySelectorAll("th"), head => Assert.NotEmpty(head.GetAttribute("scope")!));
        Assert.All(page.QuerySelectorAll("svg"), drawing => Assert.True(drawing.Closest("[aria-hidden=true]") is not null));
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), element => Assert.NotNull(page.GetElementById(element.GetAttribute("aria-labelledby")!)));
        Assert.All(html, character => Assert.False(character is '\u202E' or '\u2066' or '\u200B' || (char.IsControl(character) && character != '\n')));
    }

    [GeneratedRegex("<(style|svg class=\"symbols\").*?</(?:style|svg)>", RegexOptions.Singleline)]
    private static partial Regex StyleOrSymbols();

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
