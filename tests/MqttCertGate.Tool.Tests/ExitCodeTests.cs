using MqttCertGate.Tests;

namespace MqttCertGate.Tool.Tests;

/// <summary>0 passed, 1 findings, 2 could not be checked; no option changes what a number means. An interrupt's 130 is tested in <see cref="CheckTests"/>.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private const string Entry = "version: 1\nprofile: tdmq\ncertificates:\n  broker:\n    trust: CA.crt\n";

    private readonly TemporaryFolder folder = new();

    public ExitCodeTests()
    {
        var sample = Path.Combine(RepositoryPaths.Root, "samples", "tdmq-server");
        File.Copy(Path.Combine(sample, "p256", "server.chain.crt"), folder["server.pem"]);
        File.Copy(Path.Combine(sample, "CA.crt"), folder["CA.crt"]);
        folder
            .With("sound.yml", $"{Entry}    file: server.pem\n")
            .With("empty.yml")
            .With("none.yml", "version: 1\ncertificates: {}\n")
            .With("broken.yml", "version: 1\ncertificates: [\n")
            .With("glob.yml", $"{Entry}    files: certs/*.pem\n")
            .With("missing.yml", $"{Entry}    file: missing.pem\n")
            .With("folder.yml", $"{Entry}    file: folder\n")
            .With("untrusted.yml", "version: 1\nprofile: tdmq\ncertificates: { broker: { file: server.pem } }\n")
            .WithFolder("folder");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0, "sound.yml")]
    [InlineData(0, "sound.yml --at 2036-01-01 --fail-on never")]
    [InlineData(1, "sound.yml --at 2036-01-01")]
    [InlineData(0, "sound.yml --at 2027-10-30")]
    [InlineData(1, "sound.yml --at 2027-10-30 --fail-on warning")]
    [InlineData(1, "missing.yml")]
    [InlineData(1, "folder.yml")]
    [InlineData(2, ".")]
    [InlineData(2, "nowhere.yml")]
    [InlineData(2, "empty.yml")]
    [InlineData(2, "none.yml")]
    [InlineData(2, "broken.yml")]
    [InlineData(2, "glob.yml")]
    [InlineData(2, "untrusted.yml")]
    [InlineData(2, "none.yml --fail-on never")]
    [InlineData(2, "sound.yml none.yml")]
    [InlineData(2, "sound.yml --no-such-option")]
    [InlineData(2, "sound.yml --fail-on sometimes")]
    [InlineData(2, "sound.yml --sarif folder")]
    public async Task Says_what_came_of_the_run(int expected, string arguments)
    {
        var run = await ToolProcess.RunWith(new() { ["MQTTCERTGATE_AT"] = "2026-12-01" }, folder.Root, ["check", .. arguments.Split(' ')]);

        Assert.True(expected == run.ExitCode, $"{run.ExitCode}\n{run.Output}{run.Error}");
        Assert.NotEqual("", run.Output + run.Error);
    }

    [Fact]
    public async Task A_file_that_must_not_be_read_is_never_a_pass()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no such file here.");
        // Even root cannot read it: the kernel refuses.
        File.CreateSymbolicLink(folder["mqttcertgate.yml"], "/proc/self/mem");

        var run = await ToolProcess.Run(folder.Root, "mqttcertgate.yml");

        Assert.Equal(2, run.ExitCode);
    }
}
