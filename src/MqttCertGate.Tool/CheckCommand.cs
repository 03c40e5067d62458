using System.CommandLine;
using MqttCertGate.Findings;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool;

/// <summary><c>mqttcertgate check</c>: its options, and what they mean.</summary>
internal static class CheckCommand
{
    // Help opens with what people do, then says what can be done.
    private const string Description = """
        Check certificates of MQTT brokers and clients against a manifest.

          mqttcertgate                           check everything below this folder
          mqttcertgate deploy/mqttcertgate.yml   check one manifest
          mqttcertgate --at 2027-01-01           what will fail on New Year's Day?
          mqttcertgate --sarif certs.sarif       write a report for code scanning
        """;

    private static readonly Dictionary<string, Level> FailOnChoices = new(StringComparer.Ordinal)
    {
        ["error"] = Level.Error,
        ["warning"] = Level.Warning,
        ["never"] = Level.None,
    };

    private static readonly Dictionary<string, ColorChoice> ColorChoices = new(StringComparer.Ordinal)
    {
        ["auto"] = ColorChoice.Auto,
        ["always"] = ColorChoice.Always,
        ["never"] = ColorChoice.Never,
    };

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "manifests, or folders whose manifests to check [.]",
        };
        var reports = ReportFormat.All.ToDictionary(format => format, format => Text(format.Option, "FILE", $"also write {format.Name} (\"-\": to stdout, and text to stderr)"));
        var failOn = Text("--fail-on", "error|warning|never", "what makes the exit code 1 [error]");
        var at = Text("--at", "DATE", "check as of this day or instant, UTC; also MQTTCERTGATE_AT [now]");
        var rules = new Option<string[]>("--rule")
        {
            HelpName = "RULE=none|note|warning|error",
            Description = "override a rule's level, repeatable",
        };
        var color = Color();
        var verbose = new Option<bool>("--verbose", "-v") { Arity = ArgumentArity.Zero, Description = "manifests, settings and timings" };
        var quiet = new Option<bool>("--quiet", "-q") { Arity = ArgumentArity.Zero, Description = "findings and nothing else" };

        var command = new Command("check", Description) { paths };
        foreach (var option in (IEnumerable<Option>)[.. reports.Values, failOn, at, rules, color, verbose, quiet])
            command.Add(option);
        command.SetAction(result => Check.Run(new CheckOptions
        {
            Paths = result.GetValue(paths) ?? [],
            Reports = Files(from report in reports let file = result.GetValue(report.Value) where file is not null select new ReportFile(report.Key, file)),
            FailOn = OptionValues.OneOf(failOn.Name, result.GetValue(failOn) ?? "error", FailOnChoices),
            At = At(at.Name, result.GetValue(at)),
            Rules = [.. (result.GetValue(rules) ?? []).Select(text => OptionValues.Rule(rules.Name, text))],
            Color = ColorOf(color, result.GetValue(color)),
            Verbosity = (result.GetValue(quiet), result.GetValue(verbose)) switch
            {
                (true, true) => throw new UsageException("--quiet and --verbose exclude each other."),
                (true, _) => Verbosity.Quiet,
                (_, true) => Verbosity.Verbose,
                _ => Verbosity.Normal,
            },
        }));
        return command;
    }

    /// <summary>The option of every command that prints.</summary>
    public static Option<string?> Color() => Text("--color", "auto|always|never", "also NO_COLOR and FORCE_COLOR [auto]");

    public static ColorChoice ColorOf(Option<string?> option, string? text) => OptionValues.OneOf(option.Name, text ?? "auto", ColorChoices);

    private static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };

    private static List<ReportFile> Files(IEnumerable<ReportFile> reports)
    {
        List<ReportFile> files = [.. reports];
        if (files.Find(file => file.Path.Length == 0) is { } nameless)
            throw new UsageException($"{nameless.Format.Option} needs the name of a file.");
        return files.FindAll(file => file.IsStandardOutput) is [var one, var other, ..]
            ? throw new UsageException($"Only one report can go to stdout; {one.Format.Option} and {other.Format.Option} both ask for it.")
            : files;
    }

    private static DateTime At(string option, string? text)
    {
        if (text is not null)
            return OptionValues.Instant(option, text);
        const string Variable = "MQTTCERTGATE_AT";
        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value
            ? OptionValues.Instant(Variable, value)
            : DateTime.UtcNow;
    }
}
