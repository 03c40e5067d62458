using System.Diagnostics;
using Microsoft.Build.Utilities;

namespace MqttCertGate.Tasks.Tests;

/// <summary>Builds that end in the middle of writing what they keep.</summary>
public sealed class KilledBuildTests : IDisposable
{
    private const int Kills = 50;

    private readonly TempFolder folder = new();

    public KilledBuildTests(PackedGate gate)
    {
        gate.WriteBareProject(folder, "App.proj");
        Certificates.WriteExpiring(folder);
    }

    private string Kept => folder["obj/mqttcertgate/verdict"];

    private string[] Drafts => Directory.GetFiles(Path.GetDirectoryName(Kept)!, ".verdict.*");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async System.Threading.Tasks.Task After_each_the_next_build_is_right()
    {
        // The moments are the same in every run, as far as a scheduler lets them be.
        var random = new Random(20261124);
        var inTheMiddle = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
            File.Delete(Kept);
            Array.ForEach(Drafts, File.Delete);

            using (var build = Process.Start(Start())!)
            {
                var output = build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
                var patience = Stopwatch.StartNew();
                while (!File.Exists(Kept))
                {
                    Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1));
                    Thread.Sleep(1);
                }

                Thread.Sleep(random.Next(20));
                if (kill % 2 == 0)
                    SpinWait.SpinUntil(() => Drafts.Length > 0, TimeSpan.FromSeconds(10));
                build.Kill();
                await output;
            }

            inTheMiddle += Drafts.Length;
            Assert.Equal(["warning MCG6003"], Build(Certificates.At));
            Assert.Equal(["error MCG6001"], Build("2027-06-01"));
            Assert.Equal(["warning MCG6003"], Build(Certificates.At));
        }

        Assert.NotEqual(0, inTheMiddle);
        TestContext.Current.TestOutputHelper!.WriteLine($"{inTheMiddle} of {Kills} were killed between the first byte of a verdict and its renaming.");
    }

    /// <summary>It builds for two dates in turn, one after the end of the certificate, so that each build keeps another verdict.</summary>
    private ProcessStartInfo Start() => new("dotnet", [OldMSBuildTests.Host, folder["App.proj"], $"MqttCertGateAt={Certificates.At};2027-06-01"])
    {
        RedirectStandardOutput = true,
    };

    private List<string> Build(string at)
    {
        var engine = new FakeBuildEngine();
        new CheckMqttCertificates
        {
            BuildEngine = engine,
            ProjectFile = folder["App.proj"],
            At = at,
            CacheFile = new TaskItem(Kept),
        }.Execute();
        return [.. engine.Errors.Select(error => $"error {error.Code}"), .. engine.Warnings.Select(warning => $"warning {warning.Code}")];
    }
}
