using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MqttCertGate.Tasks.Tests;

/// <summary>Builds by a process that lives on: what it has loaded or remembers of one build must not show in the next.</summary>
[Collection(nameof(Alone))]
public sealed partial class BuildServerTests : IDisposable
{
    private readonly PackedGate gate;
    private readonly GateProject project;
    private int server;

    public BuildServerTests(PackedGate gate)
    {
        (this.gate, project) = (gate, new GateProject(gate));
        project.Folder.Write("Directory.Build.targets", """
            <Project InitialTargets="SayWhoBuilds">
              <Target Name="SayWhoBuilds">
                <Message Importance="high" Text="Built by $([System.Diagnostics.Process]::GetCurrentProcess().Id)." />
              </Target>
            </Project>
            """);
        project.Variables["MSBUILDENABLEALLPROPERTYFUNCTIONS"] = "1";
        project.Variables["MSBUILDDISABLENODEREUSE"] = "0";
        // Nobody else's server has it, so that this test neither uses nor ends one.
        project.Variables["MSBUILDNODEHANDSHAKESALT"] = gate.Version;
    }

    public void Dispose()
    {
        project.Run("build-server", "shutdown", "--msbuild");
        try
        {
            using var process = Process.GetProcessById(server);
            if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
                process.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended.
        }

        project.Dispose();
    }

    [Theory]
    [InlineData("DOTNET_CLI_USE_MSBUILD_SERVER")]
    [InlineData("MSBUILDNOINPROCNODE")] // every project on a node, which is used again
    public void Builds_by_the_same_process_do_not_show_in_each_other(string variable)
    {
        project.Variables[variable] = "1";
        // A process of MSBuild ends early while the machine runs more of them than it has cores, as it may by other programs' tests.
        const int Attempts = 4;
        Assert.True(
            Enumerable.Range(0, Attempts).Any(_ => BuildsByOneProcess()), $"In none of {Attempts} attempts did one process do all the builds.");
    }

    /// <summary>Four builds, each right by itself, and whether one process did them all.</summary>
    private bool BuildsByOneProcess()
    {
        Certificates.WriteExpiring(project.Folder);
        Reference(gate.Version);
        var first = Build();
        Assert.Equal(["broker.pem(2,1): warning MCG6003"], first.Diagnostics);
        Assert.Contains("MqttCertGate: passed", first.Output, StringComparison.Ordinal);
        var again = Build();
        Assert.Equal(first.DiagnosticLines, again.DiagnosticLines);

        Reference(Upgraded());
        var upgraded = Build();
        Assert.Equal(["broker.pem(2,1): warning MCG6003"], upgraded.Diagnostics);
        Assert.Contains("Upgraded gate passed", upgraded.Output, StringComparison.Ordinal);

        File.Delete(project.Folder["broker.pem"]);
        var incomplete = Build();
        Assert.Equal(["mqttcertgate.yml(8,11): error MCG1001"], incomplete.Diagnostics);

        string[] builtBy = [.. new[] { first, again, upgraded, incomplete }.Select(build => BuiltBy().Match(build.Output).Groups[1].Value)];
        server = int.Parse(builtBy[^1], null);
        return builtBy.Distinct().Count() == 1;
    }

    private Build Build() => project.Build("--verbosity:normal");

    private void Reference(string version)
    {
        var file = XDocument.Load(project.Folder["App.csproj"]);
        file.Descendants("PackageReference").Single().SetAttributeValue("Version", version);
        file.Save(project.Folder["App.csproj"]);
    }

    /// <summary>The next version says something else of itself, in as many characters.</summary>
    private string Upgraded()
    {
        var version = $"{gate.Version}.next";
        var file = Path.Combine(gate.Feed, $"MqttCertGate.{version}.nupkg");
        File.Copy(gate.PackageFile, file, overwrite: true);
        using (var package = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            Replace(package.GetEntry("MqttCertGate.nuspec")!, Encoding.UTF8, gate.Version, version);
            Replace(package.GetEntry("tools/netstandard2.0/MqttCertGate.Tasks.dll")!, Encoding.Unicode, "MqttCertGate: ", "Upgraded gate ");
        }

        return version;
    }

    private static void Replace(ZipArchiveEntry entry, Encoding encoding, string text, string by)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        // Latin-1 has a character for every byte.
        var changed = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(content.ToArray())
            .Replace(Encoding.Latin1.GetString(encoding.GetBytes(text)), Encoding.Latin1.GetString(encoding.GetBytes(by)), StringComparison.Ordinal));
        stream.SetLength(0);
        stream.Write(changed);
    }

    [GeneratedRegex(@"Built by (\d+)\.")]
    private static partial Regex BuiltBy();
}

/// <summary>No other test of this program runs beside these, so that a process of MSBuild lives on.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
