using System.Text.Json;

namespace MqttCertGate.Tasks.Tests;

/// <summary>What Visual Studio compares before it starts a build at all.</summary>
public sealed class UpToDateCheckTests : IDisposable
{
    private const string InVisualStudio = "-property:BuildingInsideVisualStudio=true";
    private const string Passed = "obj/Debug/net10.0/mqttcertgate/passed";

    private static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly GateProject project;

    public UpToDateCheckTests(PackedGate gate)
    {
        project = new GateProject(gate);
        Certificates.WriteExpiring(project.Folder);
    }

    public void Dispose() => project.Dispose();

    [Fact]
    public void The_manifest_and_what_may_be_a_certificate_go_in_and_a_file_of_a_gate_that_has_passed_comes_out()
    {
        project.Folder.Write("deep/device.p12", "");
        project.Folder.Write("bin/broker.pem", "");
        Assert.Equal(0, project.Run("restore").ExitCode);

        var (inputs, outputs) = Items(InVisualStudio);

        Assert.Equal(["broker.pem", "deep/device.p12", "mqttcertgate.yml", "root.pem"], inputs);
        Assert.Equal([Passed], outputs);
        // A build outside Visual Studio does not look for files that nobody asks about.
        Assert.Equal(["mqttcertgate.yml"], Items().Inputs);
        Assert.Equal(["plant.yml"], Items("-property:MqttCertGateManifest=plant.yml").Inputs);
        Assert.Equal([project.Folder["mqttcertgate.yml"]], Items("-property:MqttCertGateScope=Repository").Inputs);
        Assert.Empty(Items("-property:MqttCertGateEnabled=false").Outputs);
    }

    [Fact]
    public void A_gate_that_passes_again_counts_as_up_to_date_and_one_that_fails_does_not()
    {
        Assert.Equal(0, project.Build(InVisualStudio).ExitCode);
        File.SetLastWriteTimeUtc(project.Folder[Passed], LongAgo);

        Assert.Equal(0, project.Build(InVisualStudio, "--no-restore").ExitCode);
        Assert.NotEqual(LongAgo, File.GetLastWriteTimeUtc(project.Folder[Passed]));

        File.SetLastWriteTimeUtc(project.Folder[Passed], LongAgo);
        File.Delete(project.Folder["broker.pem"]);
        Assert.Equal(1, project.Build(InVisualStudio, "--no-restore").ExitCode);
        Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(project.Folder[Passed]));
    }

    private (IReadOnlyList<string?> Inputs, IReadOnlyList<string?> Outputs) Items(params IEnumerable<string> properties)
    {
        var evaluation = project.Run(["msbuild", "-getItem:UpToDateCheckInput,UpToDateCheckOutput", .. properties]);
        using var json = JsonDocument.Parse(evaluation.Output);
        var items = json.RootElement.GetProperty("Items");
        return (Of("UpToDateCheckInput"), Of("UpToDateCheckOutput"));

        IReadOnlyList<string?> Of(string type) =>
        [
            .. items.GetProperty(type).EnumerateArray()
                .Where(item => item.GetProperty("Set").GetString() == "MqttCertGate")
                .Select(item => item.GetProperty("Identity").GetString())
                .Order(StringComparer.Ordinal),
        ];
    }
}
