using System.Text.Json;
using MqttCertGate.Tests;
using MqttCertGate.Tests.Reporting;

namespace MqttCertGate.Tasks.Tests;

/// <summary>The samples are what a newcomer builds first: from source, pinned, the same for ever.</summary>
public sealed class SamplesTests
{
    [Fact]
    public void The_server_of_the_vendor_s_page_builds_and_leaves_a_clean_report()
    {
        var build = BuildSample("tdmq-server");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Empty(build.Diagnostics);
        Assert.Equal(["note"], LevelsOf("tdmq-server"));
    }

    [Fact]
    public void The_faulty_server_does_not_build_and_says_why()
    {
        var build = BuildSample("faulty-server");

        Assert.Equal(1, build.ExitCode);
        Assert.Equal(
            [
                "certs/expired.pem(2,1): error MCG6001",
                "certs/incomplete.pem(2,1): error MCG7006",
                "certs/joined.pem(13,1): error MCG1006",
                "certs/mismatch.key(2,1): error MCG2005",
                "certs/names.pem(2,1): error MCG4030",
                "certs/names.pem(2,1): error MCG8002",
                "certs/names.pem(2,1): error MCG8013",
                "certs/order.pem(2,1): error MCG7001",
                "certs/weak.pem(2,1): error MCG2006",
                "certs/weak.pem(2,1): error MCG5002",
                "certs/weak.pem(28,1): error MCG2004",
                "mqttcertgate.yml(24,16): error MCG8022",
                "certs/weak.pem(2,1): warning MCG6009",
                "certs/weak.pem(2,1): warning MCG6010",
            ],
            build.Diagnostics);
        Assert.Equal(["error", "warning"], LevelsOf("faulty-server"));
    }

    private static Build BuildSample(string name)
    {
        var folder = Path.Combine(RepositoryPaths.Root, "samples", name);
        var (exitCode, output) = DotNet.Run(folder, "build", "--tl:off");
        return new Build(exitCode, output, folder);
    }

    private static IEnumerable<string?> LevelsOf(string sample)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "artifacts", "samples", $"{sample}.sarif"));
        Assert.Empty(SarifRules.Faults(text));
        using var sarif = JsonDocument.Parse(text);
        return [.. sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("level").GetString()).Distinct().Order(StringComparer.Ordinal)];
    }
}
