using System.Diagnostics;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tool.Tests;

/// <summary>Whoever opens a pipe that nobody writes to waits for ever, and no file that a repository holds makes the tool wait.</summary>
public sealed class SpecialFileTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder folder = new TemporaryFolder()
        .With("server.pem", Pki.Root("Example Root CA").Server("mqtt.example.com").Pem)
        .With("repository/mqttcertgate.yml", "version: 1\ncertificates:\n  server: { file: pipe.pem, key: pipe.pem, domains: [mqtt.example.com] }\n");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("check pipe.pem")]
    [InlineData("check pipe")]
    [InlineData("check pipe.yml")]
    [InlineData("check server.pem --trust pipe.pem")]
    [InlineData("check server.pem --profile ./pipe.yml")]
    [InlineData("check repository")]
    [InlineData("inspect pipe.pem")]
    [InlineData("inspect server.pem pipe.pem")]
    [InlineData("merge pipe -o out.sarif")]
    [InlineData("rules --profile ./pipe.yml")]
    [InlineData("rules --client ./pipe.yml")]
    [InlineData("explain MCG6001 --manifest pipe.yml")]
    [InlineData("chain server repository/pipe.pem --manifest repository/mqttcertgate.yml")]
    [InlineData("request server --manifest repository/mqttcertgate.yml")]
    [InlineData("issue server --manifest repository/mqttcertgate.yml --ca pipe.pem --ca-key pipe.pem")]
    public async Task A_pipe_is_refused(string command)
    {
        await MakePipes("pipe", "pipe.pem", "pipe.yml", "repository/pipe.pem");

        var run = await Run(folder.Root, command);

        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain("Unhandled", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_in_the_place_of_a_list_of_ignored_files_ignores_nothing()
    {
        await MakePipes("repository/.gitignore");

        var run = await Run(folder.Root, "check repository");

        Assert.Contains("pipe.pem", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_list_of_ignored_files_is_not_followed()
    {
        folder.With("outside", "*\n");
        File.CreateSymbolicLink(folder["repository/.gitignore"], folder["outside"]);

        var run = await Run(folder.Root, "check repository");

        Assert.Contains("pipe.pem", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_among_files_is_left_out_of_a_new_manifest()
    {
        await MakePipes("pipe.pem");
        File.Delete(folder["repository/mqttcertgate.yml"]);

        await Run(folder.Root, "init");

        Assert.DoesNotContain("pipe", File.ReadAllText(folder["mqttcertgate.yml"]), StringComparison.Ordinal);
    }

    private static Task<ToolRun> Run(string root, string command) => ToolProcess.Run(root, command.Split(' ')).WaitAsync(Patience);

    private async Task MakePipes(params string[] paths)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes have no path in a folder on Windows.");
        using var mkfifo = Process.Start("mkfifo", paths.Select(path => folder[path]));
        await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
