using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MqttCertGate.Tool.Tests.Reports;

namespace MqttCertGate.Browser.Tests;

/// <summary>What people see of the HTML report, and what it does to them.</summary>
public sealed partial class HtmlReportTests(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    // WCAG 2.2, success criterion 1.4.10: what has to fit is 320 CSS pixels wide.
    private const int Narrow = 320;

    // A4 less the margins that the page asks for, at 96 pixels to the inch.
    private const int PrintedWidth = (210 - (2 * 14)) * 960 / 254;

    public static TheoryData<string> Hostile => HostileReport.Texts;

    /// <summary>Reports of which each shows what the others do not, in every way they are looked at.</summary>
    public static TheoryData<string, ColorScheme, Media> Looks
    {
        get
        {
            var looks = new TheoryData<string, ColorScheme, Media>();
            foreach (var name in new[] { "tdmq-server", "faulty-server", ReportCases.Everything })
            {
                looks.Add(name, ColorScheme.Light, Media.Screen);
                looks.Add(name, ColorScheme.Dark, Media.Screen);
                looks.Add(name, ColorScheme.Dark, Media.Print);
            }

            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task All_text_stands_out_from_its_ground(string name, ColorScheme scheme, Media media)
    {
        await using var report = await browser.Open(ReportCases.Of(name), scheme, media: media);

        // WCAG 2.2, success criterion 1.4.3.
        Assert.Empty(await report.Page.EvaluateAsync<string[]>(await Script("contrast.js"), 4.5));
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Nothing_is_amiss_for_those_who_hear_or_type(string name, ColorScheme scheme, Media media)
    {
        await using var report = await browser.Open(ReportCases.Of(name), scheme, media: media);

        var faults = (await report.Page.RunAxe()).Violations;

        Assert.Equal([], faults.Select(fault => $"{fault.Id}: {fault.Help} {string.Join(", ", fault.Nodes.Select(node => node.Html))}"));
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Nothing_is_requested_and_nothing_is_complained_of(string name, ColorScheme scheme, Media media)
    {
        await using var report = await browser.Open(ReportCases.Of(name), scheme, media: media);

        Assert.Empty(report.Requests);
        Assert.Empty(report.Complaints);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Nothing_that_a_certificate_says_acts(string text)
    {
        await using var report = await browser.Open(HostileReport.Of(text), width: Narrow);

        Assert.Empty(report.Requests);
        Assert.Empty(report.Complaints);
        Assert.Equal(0, await report.Page.EvaluateAsync<int>("document.scripts.length + document.images.length"));
        Assert.Empty(await report.Page.EvaluateAsync<string[]>(await Script("overflow.js")));
    }

    [Theory]
    [InlineData("tdmq-server", Narrow, Media.Screen)]
    [InlineData("faulty-server", Narrow, Media.Screen)]
    [InlineData(ReportCases.Everything, Narrow, Media.Screen)]
    [InlineData("faulty-server", 768, Media.Screen)]
    [InlineData("faulty-server", PrintedWidth, Media.Print)]
    [InlineData(ReportCases.Everything, PrintedWidth, Media.Print)]
    public async Task All_text_can_be_read_without_moving_sideways(string name, int width, Media media)
    {
        await using var report = await browser.Open(ReportCases.Of(name), width: width, media: media);

        Assert.Empty(await report.Page.EvaluateAsync<string[]>(await Script("overflow.js")));
        Assert.InRange(await report.Page.EvaluateAsync<double>(await Script("smallest.js")), media == Media.Print ? 9 : 12, 16);
    }

    [Fact]
    public async Task It_prints_on_A4()
    {
        await using var report = await browser.Open(ReportCases.Of("faulty-server"), media: Media.Print);

        var pdf = System.Text.Encoding.Latin1.GetString(await report.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true }));

        Assert.All(MediaBox().Matches(pdf), box => Assert.Equal("595x842", $"{double.Parse(box.Groups[1].Value):F0}x{double.Parse(box.Groups[2].Value):F0}"));
        Assert.InRange(MediaBox().Count(pdf), 2, 12);
    }

    [Fact]
    public async Task Where_the_keyboard_is_can_be_seen()
    {
        await using var report = await browser.Open(ReportCases.Of("tdmq-server"));

        await report.Page.Keyboard.PressAsync("Tab");

        Assert.Equal("solid 3px", await report.Page.EvaluateAsync<string>("(style => `${style.outlineStyle} ${style.outlineWidth}`)(getComputedStyle(document.activeElement))"));
    }

    private static Task<string> Script(string name) => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Scripts", name));

    [GeneratedRegex(@"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex MediaBox();
}
