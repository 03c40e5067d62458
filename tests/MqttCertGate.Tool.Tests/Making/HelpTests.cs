namespace MqttCertGate.Tool.Tests.Making;

/// <summary>Help opens with what people do.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("init", "[<DIR>]")]
    [InlineData("inspect", "<FILE>...")]
    [InlineData("request", "<NAME>")]
    [InlineData("issue", "<NAME>")]
    [InlineData("chain", "<NAME> [<FILE>...]")]
    [InlineData("deploy", "<NAME>")]
    public async Task Examples_come_first_then_what_can_be_said(string command, string arguments)
    {
        var run = await ToolProcess.Run(Path.GetTempPath(), command, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var text = run.Output.ReplaceLineEndings("\n");
        var (example, usage) = (text.IndexOf($"\n    mqttcertgate {command}", StringComparison.Ordinal), text.IndexOf($"\n  mqttcertgate {command} {arguments} [options]\n", StringComparison.Ordinal));
        Assert.True(example > 0 && usage > example, text);
    }
}
