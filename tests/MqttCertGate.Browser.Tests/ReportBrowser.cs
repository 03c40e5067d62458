using Microsoft.Playwright;
using MqttCertGate.Tests;
using MqttCertGate.Tool.Reports;
using MqttCertGate.Tool.Tests.Reports;

namespace MqttCertGate.Browser.Tests;

/// <summary>One browser for all tests of a class.</summary>
public sealed class ReportBrowser : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("mqttcertgate-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        // Where there is none each test says so.
        if (DebianTool.TryFind("chromium") is not { } chromium)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A report, opened from a file as its reader does.</summary>
    internal async Task<OpenReport> Open(ReportContent content, ColorScheme scheme = ColorScheme.Light, int width = 1280, Media media = Media.Screen)
    {
        DebianTool.Find("chromium");
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(path, ReportCases.Print(HtmlReport.Write, content));
        var page = await browser!.NewPageAsync(new BrowserNewPageOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = media, ColorScheme = scheme });
        var report = new OpenReport(page);
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        return report;
    }
}

/// <summary>A page, and all that it did.</summary>
internal sealed class OpenReport : IAsyncDisposable
{
    private readonly List<string> requests = [];
    private readonly List<string> complaints = [];

    public OpenReport(IPage page)
    {
        Page = page;
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        page.Dialog += (_, dialog) => complaints.Add(dialog.Message);
    }

    public IPage Page { get; }

    /// <summary>What was asked for beside the page itself.</summary>
    public IEnumerable<string> Requests => requests.Skip(1);

    /// <summary>What stands in the console, and what opened.</summary>
    public IEnumerable<string> Complaints => complaints;

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
