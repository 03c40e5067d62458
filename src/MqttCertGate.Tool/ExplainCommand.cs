using System.CommandLine;
using MqttCertGate.Artifacts;
using MqttCertGate.Rules;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool;

/// <summary><c>mqttcertgate explain</c>: what a rule is about, and who says at which level it runs.</summary>
internal static class ExplainCommand
{
    private const string Description = """
        Say what a rule checks, why, and how to mend what it finds; without RULE list all rules.

          mqttcertgate explain MCG8003                         by its id, or by its name
          mqttcertgate explain id.cn-required --manifest .     and which profile, overlay or line sets its level
        """;

    public static Command Create()
    {
        var rule = new Argument<string?>("RULE") { Arity = ArgumentArity.ZeroOrOne, Description = "id or name of a rule" };
        rule.CompletionSources.Add(_ => RuleCatalog.Names);
        var manifest = new Option<string?>("--manifest") { HelpName = "FILE", Description = "also say what holds for the entries of this manifest" };
        var color = CheckCommand.Color();
        var command = new Command("explain", Description) { rule, manifest, color };
        command.SetAction(result => Run(
            result.GetValue(rule), result.GetValue(manifest), color.ValueIn(result)));
        return command;
    }

    private static int Run(string? name, string? manifest, ColorChoice color)
    {
        var rule = name is null ? null
            : RuleCatalog.Find(name) ?? throw UsageException.Unknown($"There is no rule '{name}'.", name, RuleCatalog.Names);
        var workingDirectory = Directory.GetCurrentDirectory();
        var terminal = Terminal.Output(color);
        var display = new Display(workingDirectory, terminal.Glyphs, Verbosity.Normal);
        List<RulePolicy> policies = manifest is null ? [] : [.. ManifestDiscovery.Find([manifest], workingDirectory).Select(path => Read(path, display))];
        terminal.Write(rule is null ? ExplainText.List(policies, display) : ExplainText.Of(rule, policies, display));
        return 0;
    }

    /// <exception cref="CannotCheckException">It is no manifest, or its profile is none.</exception>
    public static RulePolicy Read(string path, Display display)
    {
        var reading = RulePolicy.Read(path, new Repository(RepositoryRoot.Find(Path.GetDirectoryName(path)!)), []);
        return reading.Policy ?? throw NamedProfile.Faulty(reading.Problems, display);
    }
}
