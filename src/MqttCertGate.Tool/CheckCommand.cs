using System.CommandLine;
using MqttCertGate.Findings;
using MqttCertGate.Profiles;
using MqttCertGate.Rules;
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
          mqttcertgate check server.pem --profile tdmq --trust CA.crt
                                                 check a certificate that no manifest declares
        """;

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "manifests, folders whose manifests to check, or certificate files [.]",
        };
        var profile = Text("--profile", "PROFILE", "for certificate files: what the broker demands");
        profile.CompletionSources.Add(_ => ProfileReader.BuiltIn(ProfileKind.Broker));
        var trust = Texts("--trust", "FILE", "for certificate files: the root that clients trust, repeatable");
        var passwordEnv = Text("--password-env", "VARIABLE", "for certificate files: the environment variable with their password");
        var reports = ReportFormat.All.ToDictionary(format => format, format => Text(format.Option, "FILE", $"also write {format.Name} (\"-\": to stdout, and text to stderr)"));
        var format = new ChoiceOption<TextFormat>("--format", "how findings are printed", ("text", TextFormat.Text), ("concise", TextFormat.Concise), ("msbuild", TextFormat.MSBuild));
        var failOn = new ChoiceOption<Level>("--fail-on", "what makes the exit code 1", ("error", Level.Error), ("warning", Level.Warning), ("never", Level.None));
        var at = Text("--at", "DATE", "check as of this day or instant, UTC; also MQTTCERTGATE_AT [now]");
        var rules = Texts("--rule", "RULE=none|note|warning|error", "override a rule's level, repeatable");
        rules.CompletionSources.Add(_ => RuleCatalog.Names.Select(name => $"{name}="));
        var includeAllowed = Flag("--include-allowed", "list what the manifest allows too");
        var ci = new ChoiceOption<CiSystem?>(
            "--ci", "annotations and step summary for a build service",
            ("auto", null), ("github", CiSystem.GitHub), ("azure", CiSystem.Azure), ("gitlab", CiSystem.GitLab), ("none", CiSystem.None));
        var color = Color();
        var verbose = Flag("--verbose", "manifests, settings and timings", "-v");
        var quiet = Flag("--quiet", "findings and nothing else", "-q");

        var command = new Command("check", Description) { paths };
        foreach (var option in (IEnumerable<Option>)
            [profile, trust, passwordEnv, .. reports.Values, format, failOn, at, rules, includeAllowed, ci, color, verbose, quiet])
        {
            command.Add(option);
        }

        command.SetAction(result => Check.Run(new CheckOptions
        {
            Paths = result.GetValue(paths) ?? [],
            Profile = result.GetValue(profile) is { } name ? OptionValues.Profile(ProfileKind.Broker, name) : null,
            Trust = result.GetValue(trust) ?? [],
            PasswordEnv = result.GetValue(passwordEnv),
            Reports = Files(from report in reports let file = result.GetValue(report.Value) where file is not null select new ReportFile(report.Key, file)),
            Format = format.ValueIn(result),
            FailOn = failOn.ValueIn(result),
            At = At(at.Name, result.GetValue(at)),
            Rules = [.. (result.GetValue(rules) ?? []).Select(text => OptionValues.Rule(rules.Name, text))],
            IncludeAllowed = result.GetValue(includeAllowed),
            Ci = ci.ValueIn(result) ?? CiCommands.SystemOf(Environment.GetEnvironmentVariable),
            StepSummary = Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary ? summary : null,
            Color = color.ValueIn(result),
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
    public static ChoiceOption<ColorChoice> Color() => new(
        "--color", "also NO_COLOR and FORCE_COLOR", ("auto", ColorChoice.Auto), ("always", ColorChoice.Always), ("never", ColorChoice.Never));

    public static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };

    private static Option<string[]> Texts(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };

    private static Option<bool> Flag(string name, string description, params string[] aliases) =>
        new(name, aliases) { Arity = ArgumentArity.Zero, Description = description };

    private static List<ReportFile> Files(IEnumerable<ReportFile> reports)
    {
        List<ReportFile> files = [.. reports];
        if (files.Find(file => file.Path.Length == 0) is { } nameless)
            throw new UsageException($"{nameless.Format.Option} needs the name of a file.");
        return files.FindAll(file => file.IsStandardOutput) is [var one, var other, ..]
            ? throw new UsageException($"Only one report can go to stdout; {one.Format.Option} and {other.Format.Option} both ask for it.")
            : files;
    }

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
