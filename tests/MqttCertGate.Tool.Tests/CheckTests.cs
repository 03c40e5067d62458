using System.Text.Json;

using MqttCertGate.Tests;
using MqttCertGate.Tests.Reporting;

namespace MqttCertGate.Tool.Tests;

/// <summary>Whole runs over real manifests.</summary>
public sealed class CheckTests : IDisposable
{
    private const string At = "2026-12-01";

    private const string Broken = """
        version: 1
        certificates:
          broker:
            file: broker.pem
            domain: [mqtt.example.com]

        """;

    private static readonly string Faulty = Path.Combine(RepositoryPaths.Root, "samples", "faulty-server");

    private static readonly string Sound = Path.Combine(RepositoryPaths.Root, "samples", "tdmq-server");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Sound_certificates_pass()
    {
        var run = await ToolProcess.Run(Sound, "--at", At);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\nPASSED  5 certificates, ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n1 manifest, as of 2026-12-01 00:00 UTC.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faulty_certificates_fail_with_every_finding_named()
    {
        var run = await ToolProcess.Run(Faulty, "--at", At);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("certs/expired.pem:2:1: error MCG6001 validity.expired: expired: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nFAILED  ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_line_of_a_certificate_or_key_is_printed()
    {
        var run = await ToolProcess.Run(Faulty, "--at", At, "--verbose", "--sarif", folder["out.sarif"]);

        var secrets = Directory.EnumerateFiles(Path.Combine(Faulty, "certs")).SelectMany(File.ReadLines).Where(line => line.Length >= 16 && !line.StartsWith('-'));
        Assert.All(secrets, line => Assert.DoesNotContain(line, run.Output + run.Error + File.ReadAllText(folder["out.sarif"]), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_host_decides_what_fails()
    {
        var never = await ToolProcess.Run(Faulty, "--at", At, "--fail-on", "never");
        var lowered = await ToolProcess.Run(Faulty, "--at", At, "--rule", "MCG6001=warning");

        Assert.Equal(0, never.ExitCode);
        Assert.Contains("\nNOT ENFORCED  ", never.Output, StringComparison.Ordinal);
        Assert.Contains("certs/expired.pem:2:1: warning MCG6001 ", lowered.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_manifest_is_not_checked()
    {
        folder.With("mqttcertgate.yml", Broken);

        var run = await ToolProcess.Run(folder.Root, "--fail-on", "never");

        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("mqttcertgate.yml:5:5: error MCG0004 manifest.unknown-key: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n 5 |     domain: [mqtt.example.com]\n   |     ^~~~~~ did you mean \"domains\"?\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nNOT CHECKED  1 manifest error. Nothing was checked in mqttcertgate.yml\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_on_standard_output_is_alone_there()
    {
        var run = await ToolProcess.Run(Faulty, "--at", At, "--sarif", "-");
        var text = await ToolProcess.Run(Faulty, "--at", At);

        Assert.Equal((1, text.Output), (run.ExitCode, run.Error));
        using var sarif = JsonDocument.Parse(run.Output);
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Sarif_goes_to_a_file_beside_the_text()
    {
        var run = await ToolProcess.Run(Faulty, "--at", At, "--sarif", folder["out/report.sarif"]);

        Assert.Contains("\nFAILED  ", run.Output, StringComparison.Ordinal);
        using var sarif = JsonDocument.Parse(File.ReadAllBytes(folder["out/report.sarif"]));
        Assert.Equal(1, sarif.RootElement.GetProperty("runs").GetArrayLength());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sarif_holds_what_is_allowed_only_where_it_is_asked_for(bool includeAllowed)
    {
        folder.With("mqttcertgate.yml", File.ReadAllText(Path.Combine(Faulty, "mqttcertgate.yml")).Replace(
            "    file: certs/expired.pem\n",
            "    file: certs/expired.pem\n    allow: [{ rule: validity.expired, reason: Replaced on site, until: 2026-12-31 }]\n",
            StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(Path.Combine(Faulty, "certs")))
            folder.With($"certs/{Path.GetFileName(file)}", File.ReadAllText(file));

        await ToolProcess.Run(folder.Root, ["--at", At, "--sarif", "out.sarif", .. includeAllowed ? ["--include-allowed"] : Array.Empty<string>()]);

        var sarif = File.ReadAllText(folder["out.sarif"]);
        Assert.Empty(SarifRules.Faults(sarif));
        Assert.Equal(includeAllowed, sarif.Contains("\"ruleId\": \"MCG6001\"", StringComparison.Ordinal));
        Assert.Equal(includeAllowed, sarif.Contains("\"justification\": \"Replaced on site (until 2026-12-31).\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_not_a_pass()
    {
        var run = await ToolProcess.Run(Sound, "--at", At, "--sarif", folder.Root);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"mqttcertgate: '{folder.Root}' cannot be written: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifests_of_two_repositories_are_one_console_report_and_no_sarif()
    {
        folder.WithFolder("a/.git").WithFolder("b/.git").With("a/mqttcertgate.yml", Broken).With("b/mqttcertgate.yml", Broken);

        var text = await ToolProcess.Run(folder.Root);
        var sarif = await ToolProcess.Run(folder.Root, "--sarif", "out.sarif");

        Assert.Equal(2, text.ExitCode);
        Assert.Contains("\n0 certificates, 2 manifests, as of ", text.Output, StringComparison.Ordinal);
        Assert.Equal((2, ""), (sarif.ExitCode, sarif.Output));
        Assert.Equal(
            $"mqttcertgate: Paths of --sarif are relative to one repository, and what is checked lies in 2: {folder["a"]}, {folder["b"]}.",
            sarif.Error.TrimEnd());
        Assert.False(File.Exists(folder["out.sarif"]));
    }

    [Fact]
    public async Task Verbose_tells_of_the_run_on_standard_error()
    {
        var run = await ToolProcess.Run(Sound, "--at", At, "--verbose", "--rule", "validity.expired=warning");

        Assert.StartsWith(
            "manifest: mqttcertgate.yml\nrule: validity.expired=warning\nfail on: error\nas of: 2026-12-01T00:00:00Z\nholds until: ",
            run.Error,
            StringComparison.Ordinal);
        Assert.Contains("\nPASSED  ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_instant_may_come_from_the_environment_and_the_option_outweighs_it()
    {
        var environment = new Dictionary<string, string> { ["MQTTCERTGATE_AT"] = "2026-12-01T09:30:00Z" };

        var fromEnvironment = await ToolProcess.RunWith(environment, Sound);
        var fromOption = await ToolProcess.RunWith(environment, Sound, "--at", "2026-12-02");

        Assert.Contains("as of 2026-12-01 09:30 UTC.", fromEnvironment.Output, StringComparison.Ordinal);
        Assert.Contains("as of 2026-12-02 00:00 UTC.", fromOption.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colour_comes_by_option_where_there_is_no_terminal()
    {
        folder.With("mqttcertgate.yml", Broken);

        Assert.DoesNotContain('\e', (await ToolProcess.Run(folder.Root)).Output);
        Assert.Contains("\e[31mNOT CHECKED\e[0m", (await ToolProcess.Run(folder.Root, "--color", "always")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_is_not_Unicode_gets_ASCII()
    {
        var run = await ToolProcess.RunWith(new() { ["LANG"] = "en_US.ISO-8859-1" }, Faulty, "--at", At);

        Assert.Contains("`- ", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output, character => Assert.True(char.IsAscii(character)));
    }

    [Fact]
    public async Task An_interrupt_ends_the_run_with_130()
    {
        // More text than a pipe holds, so that the tool is still writing when the signal comes.
        for (var number = 0; number < 500; number++)
            folder.With($"{number}/mqttcertgate.yml", Broken);
        using var process = ToolProcess.StartInterruptible(folder.Root);
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]);
        var hasEnded = process.WaitForExit(TimeSpan.FromMinutes(1));
        process.Kill();

        Assert.True(hasEnded, "The interrupt did not reach it.");
        Assert.Equal(130, process.ExitCode);
    }
}
