using System.CommandLine;
using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;
using MqttCertGate.Profiles;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Making;

/// <summary><c>mqttcertgate init</c>: a manifest for the certificates that are there, and its first check.</summary>
internal static class InitCommand
{
    private static string FileName => ManifestFile.Names[0];

    private const string Description = """
        Write mqttcertgate.yml from the certificates found in a folder, and check it.

          mqttcertgate init                      from the certificates below this folder
          mqttcertgate init --profile tdmq       and check what this broker demands
          mqttcertgate init --at 2027-01-01      what will be wrong on New Year's Day?

        Leaves, intermediates, roots and keys are told and paired by what is in the files, never by their names. Nothing is asked, and no
        manifest is overwritten.
        """;

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Arity = ArgumentArity.ZeroOrOne, Description = "where to look, and to write [.]" };
        var profile = CheckCommand.Text("--profile", "ID", "the broker, such as tdmq, emqx or mosquitto, or a file of your own [none]");
        profile.CompletionSources.Add(_ => ProfileReader.BuiltIn(ProfileKind.Broker));
        var at = CheckCommand.Text("--at", "DATE", "check as of this day or instant, UTC; also MQTTCERTGATE_AT [now]");
        var color = CheckCommand.Color();
        var command = new Command("init", Description) { folder, profile, at, color };
        command.SetAction(result => Run(
            result.GetValue(folder) ?? ".",
            result.GetValue(profile) is { } broker ? OptionValues.Profile(ProfileKind.Broker, broker) : null,
            CheckCommand.At(at.Name, result.GetValue(at)),
            color.ValueIn(result)));
        return command;
    }

    private static int Run(string path, string? profile, DateTime at, ColorChoice color)
    {
        var workingDirectory = Directory.GetCurrentDirectory();
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, workingDirectory));
        if (!Directory.Exists(folder))
            throw new CannotCheckException($"There is no folder '{path}'.");
        var terminal = Terminal.Output(color);
        var display = new Display(workingDirectory, terminal.Glyphs, Verbosity.Normal);
        if (ManifestFile.In(folder) is [var existing, ..])
            throw new CannotCheckException($"'{display.Path(existing)}' is there already and was left as it is; `mqttcertgate check` checks it.");

        using var verifier = new SignatureVerifier();
        var names = new EntryNames(folder);
        var survey = new Survey(Find(folder, path), names, new ValidationTime(at), verifier);
        if (survey.Entries.Count == 0)
            throw new CannotCheckException($"No certificates {(folder == workingDirectory ? "here" : $"in '{path}'")} or below; nothing was written.");

        var manifest = Path.Combine(folder, FileName);
        var content = new ManifestText(names).Of(survey.Entries, profile);
        OutputFiles.Write([new OutputFile(manifest, content, "the manifest")], overwrite: false, display);
        terminal.Write(Text(display.Path(manifest), content, survey, display));
        return CommandLine.Run(["check", "--at", at.Timestamp(), "--color", color.ToString().ToLowerInvariant(), "--", manifest]);
    }

    private static List<Artifact> Find(string folder, string path)
    {
        var files = new UndeclaredFiles(new Repository(RepositoryRoot.Find(folder)), new HashSet<string>(StringComparer.Ordinal).Add);
        var found = files.Below(folder).ToList();
        return files.HasMore
            ? throw new CannotCheckException($"More than {UndeclaredFiles.MaximumFiles} files are in '{path}' and below; name a smaller folder.")
            : found;
    }

    private static IReadOnlyList<Span> Text(string manifest, string content, Survey survey, Display display)
    {
        var text = new StyledText();
        text.Line($"Wrote {manifest}:", Style.Strong);
        text.EndLine();
        foreach (var line in content.TrimEnd('\n').Split('\n'))
            text.Line(line.Length == 0 ? "" : $"  {line}");
        text.EndLine();
        foreach (var (file, reason) in survey.LeftOut)
            text.Line(SafeText.Message($"Left out {display.Path(file.Path)}: {reason}."));
        if (survey.LeftOut.Count > 0)
            text.EndLine();
        return text.Spans;
    }
}
