using System.Text.Json;
using MqttCertGate.Tests;

namespace MqttCertGate.Tool.Tests.Reports;

/// <summary>Report files as a run of the tool leaves them.</summary>
public sealed class ReportFileTests : IDisposable
{
    private static readonly string[] Sample = ["samples/faulty-server", "--at", "2026-12-01"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static IEnumerable<TheoryDataRow<string>> Options => ReportFormat.All.Select(format => new TheoryDataRow<string>(format.Option));

    [Theory]
    [MemberData(nameof(Options))]
    public async Task The_same_inputs_give_the_same_file_wherever_it_is_written(string option)
    {
        Dictionary<string, string> elsewhere = new() { ["TZ"] = "Pacific/Auckland", ["LANG"] = "ar_SA.UTF-8", ["LC_ALL"] = "ar_SA.UTF-8" };

        await ToolProcess.Run(RepositoryPaths.Root, [.. Sample, option, folder["one"]]);
        await ToolProcess.RunWith(
            elsewhere, Path.Combine(RepositoryPaths.Root, "samples", "faulty-server"), [".", "--at", "2026-12-01", option, folder["other"]]);
        var printed = await ToolProcess.Run(RepositoryPaths.Root, [.. Sample, option, "-"]);

        var bytes = File.ReadAllBytes(folder["one"]);
        Assert.Equal(bytes, File.ReadAllBytes(folder["other"]));
        Assert.Equal(System.Text.Encoding.UTF8.GetString(bytes), printed.Output);
        Assert.Contains("\nFAILED  ", printed.Error, StringComparison.Ordinal);
        Assert.NotEqual(0xEF, bytes[0]);
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.Equal(option == "--ics", bytes.Contains((byte)'\r'));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task No_line_of_a_certificate_or_key_is_in_it(string option)
    {
        await ToolProcess.Run(RepositoryPaths.Root, [.. Sample, option, folder["report"]]);

        var report = File.ReadAllText(folder["report"]);
        var secrets = Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "samples", "faulty-server", "certs"))
            .SelectMany(File.ReadLines).Where(line => line.Length >= 16 && !line.StartsWith('-'));
        Assert.All(secrets, line => Assert.DoesNotContain(line, report, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task One_that_cannot_be_written_is_not_a_pass(string option)
    {
        var run = await ToolProcess.Run(RepositoryPaths.Root, "samples/tdmq-server", "--at", "2026-12-01", option, folder.Root);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"mqttcertgate: '{folder.Root}' cannot be written: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_of_several_repositories_are_relative_to_the_folder_they_share()
    {
        const string Manifest = "version: 1\ncertificates:\n  broker:\n    file: broker.pem\n";
        folder.WithFolder("a/.git").WithFolder("b/c/.git").With("a/mqttcertgate.yml", Manifest).With("b/c/mqttcertgate.yml", Manifest);

        await ToolProcess.Run(folder.Root, "--json", folder["out.json"]);

        using var json = JsonDocument.Parse(File.ReadAllBytes(folder["out.json"]));
        Assert.Equal(
            ["a/mqttcertgate.yml", "b/c/mqttcertgate.yml"],
            json.RootElement.GetProperty("manifests").EnumerateArray().Select(path => path.GetString()));
    }
}
