using MqttCertGate.TestPki;

namespace MqttCertGate.Tool.Tests;

/// <summary>Whole runs over certificates of an attacker: neither the terminal nor a build service obeys what they say.</summary>
public sealed class HostileCertificateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public HostileCertificateTests()
    {
        foreach (var (path, content) in HostileRepository.Files)
            folder.With(path, content);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Nothing_of_them_acts_on_the_console()
    {
        var run = await ToolProcess.Run(folder.Root, "--at", "2026-06-01", "--verbose");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": :error::", run.Output, StringComparison.Ordinal);
        Assert.All($"{run.Output}{run.Error}".Split('\n'), line =>
        {
            Assert.DoesNotContain(line, character => char.IsControl(character) || character is '\u202E' or '\u2066' or '\u2028');
            Assert.DoesNotContain("##", line, StringComparison.Ordinal);
            Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line);
        });
    }
}
