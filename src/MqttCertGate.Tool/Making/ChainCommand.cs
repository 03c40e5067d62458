using System.CommandLine;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Making;

/// <summary><c>mqttcertgate chain</c>: the chain file of an entry, from the certificates at hand.</summary>
internal static class ChainCommand
{
    private const string Description = """
        Write the chain file of an entry: its certificate, then each issuer's, without the root.

          mqttcertgate chain server                       from the files of the manifest and the folder of the entry's file
          mqttcertgate chain server ~/Downloads/*.crt     and from these

        The certificate is the one that belongs to the entry's key or, without one, covers its domains; of several the latest. What is missing is
        named, with the address where it can be had if a certificate tells one; nothing is fetched.
        """;

    public static Command Create()
    {
        var (name, manifest) = (ManifestEntry.Argument(), ManifestEntry.Option());
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "more files to take certificates from" };
        var at = CheckCommand.Text("--at", "DATE", "prefer what is valid on this day or instant, UTC; also MQTTCERTGATE_AT [now]");
        var (force, color) = (OutputFiles.Force(), CheckCommand.Color());
        var command = new Command("chain", Description) { name, files, manifest, at, force, color };
        command.SetAction(result => Run(
            result.GetValue(name)!,
            result.GetValue(manifest),
            result.GetValue(files) ?? [],
            new ValidationTime(CheckCommand.At(at.Name, result.GetValue(at))),
            result.GetValue(force),
            color.ValueIn(result)));
        return command;
    }

    private static int Run(string name, string? manifest, string[] paths, ValidationTime time, bool overwrite, ColorChoice color)
    {
        var terminal = Terminal.Output(color);
        var display = new Display(Directory.GetCurrentDirectory(), terminal.Glyphs, Verbosity.Normal);
        var entry = ManifestEntry.Find(name, manifest, display);
        var given = paths.Select(path => InputFile.Read(path, display.WorkingDirectory, FilePassword.None));
        using var verifier = new SignatureVerifier();
        var search = new ChainSearch(entry, given, time, verifier);
        var leaf = search.Leaf ?? throw new CannotCheckException(
            $"No certificate at hand {search.Criterion}; put the one that the CA issued into '{display.Path(Path.GetDirectoryName(entry.File)!)}', or name its file.");
        var pathsOf = search.PathsOf(leaf);
        var text = new StyledText();
        var isComplete = pathsOf.Paths.Count > 0;
        if (isComplete)
            Write(ServedFiles.Of(entry, leaf, [.. pathsOf.Paths[0].Certificates.Skip(1)]), overwrite, text, display);
        else
            text.Add("INCOMPLETE", Style.Error).Line("  Nothing was written: a certificate of the chain is not at hand.");
        PathTree.Of(pathsOf, PathTree.HolderOf(search.Files), time).Write(text, display);
        if (isComplete)
            text.Line($"The root '{SafeText.Name(pathsOf.Paths[0].Anchor.Certificate.Subject.ShortText)}' is left out: clients have it.");
        else
            text.Line("Put what is missing beside the others, or name its file, and declare the root that clients trust as 'trust'.");
        terminal.Write(text.Spans);
        return (int)(isComplete ? Outcome.Passed : Outcome.Failed);
    }

    private static void Write(IReadOnlyList<OutputFile> files, bool overwrite, StyledText text, Display display)
    {
        if (files.All(OutputFiles.IsThere))
        {
            text.Line("Everything is in order already; nothing was written.");
            return;
        }

        OutputFiles.Write(files, overwrite, text, display);
    }
}
