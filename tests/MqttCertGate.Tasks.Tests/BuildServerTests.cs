using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

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
        Certificates.WriteExpiring(project.Folder);
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

        var first = Build();
        Assert.Equal(["broker.pem(2,1): warning MCG6003"], first.Diagnostics);
        Assert.Equal(first.DiagnosticLines, Build().DiagnosticLines);

        Upgrade();
        var upgraded = Build();
        Assert.Equal(["broker.pem(2,1): warning MCG6003"], upgraded.Diagnostics);
        Assert.Contains("MqttCertGate: passed", first.Output, StringComparison.Ordinal);
        Assert.Contains("Upgraded gate passed", upgraded.Output, StringComparison.Ordinal);

        File.Delete(project.Folder["broker.pem"]);
        Assert.Equal(["mqttcertgate.yml(8,11): error MCG1001"], Build().Diagnostics);
    }

    /// <summary>One build, by the process of those before it.</summary>
    private Build Build()
    {
        var build = project.Build("--verbosity:normal");
        var builtBy = int.Parse(BuiltBy().Match(build.Output).Groups[1].ValueSpan, null);
        Assert.True(server == 0 || server == builtBy, $"Built by {builtBy}, and before by {server}.");
        server = builtBy;
        return build;
    }

    /// <summary>The next version says something else of itself, in as many characters.</summary>
    private void Upgrade()
    {
        var version = $"{gate.Version}.next";
        var file = Path.Combine(gate.Feed, $"MqttCertGate.{version}.nupkg");
        File.Copy(gate.PackageFile, file, overwrite: true);
        using (var package = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            Replace(package.GetEntry("MqttCertGate.nuspec")!, Encoding.UTF8, gate.Version, version);
            Replace(package.GetEntry("tools/netstandard2.0/MqttCertGate.Tasks.dll")!, Encoding.Unicode, "MqttCertGate: ", "Upgraded gate ");
        }

        project.Folder.Write("App.csproj", File.ReadAllText(project.Folder["App.csproj"]).Replace(gate.Version, version, StringComparison.Ordinal));
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

/// <summary>No other test runs beside these: a process of MSBuild does not live on where there are more of them than the machine has cores.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
