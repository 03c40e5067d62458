using System.CommandLine;
using MqttCertGate.Artifacts;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Merging;

namespace MqttCertGate.Tool;

/// <summary><c>mqttcertgate merge</c>: the SARIF files of several projects as one.</summary>
internal static class MergeCommand
{
    private const string Description = """
        Merge SARIF files of this tool into one run, as code scanning takes it: each result once, files without results counted too.

          mqttcertgate merge artifacts/*.sarif -o mqttcertgate.sarif
        """;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "SARIF files that 'check' or the build has written" };
        var output = new Option<string>("--output", "-o") { HelpName = "OUT", Required = true, Description = "the file to write" };
        var command = new Command("merge", Description) { files, output };
        command.SetAction(result => Run(result.GetRequiredValue(files), result.GetRequiredValue(output)));
        return command;
    }

    private static int Run(string[] files, string output)
    {
        var workingDirectory = Directory.GetCurrentDirectory();
        var merged = SarifMerge.Of([.. files.Select(file => SarifFile.Read(file, workingDirectory))]);
        try
        {
            AtomicFile.Write(Path.GetFullPath(output, workingDirectory), merged.Write);
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            throw new CannotCheckException($"'{output}' cannot be written: {exception.Message}");
        }

        Console.WriteLine(SafeText.Message(merged.Summary));
        return 0;
    }
}
