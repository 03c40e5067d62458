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
        var sarif = Text("--sarif", "FILE", "also write SARIF 2.1.0 (\"-\" = stdout, console text then goes to stderr)");
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

        var command = new Command("check", Description) { paths, sarif, failOn, at, rules, color, verbose, quiet };
        command.SetAction(result => Check.Run(new CheckOptions
        {
            Paths = result.GetValue(paths) ?? [],
            Sarif = result.GetValue(sarif),
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

    public static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };

    /// <summary>The instant to judge at: the option's, the environment's, or now.</summary>
    public static DateTime At(string option, string? text)
    {
        if (text is not null)
            return OptionValues.Instant(option, text);
        const string Variable = "MQTTCERTGATE_AT";
        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value
            ? OptionValues.Instant(Variable, value)
            : DateTime.UtcNow;
    }
}
