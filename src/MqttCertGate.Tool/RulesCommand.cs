using System.CommandLine;
using MqttCertGate.Profiles;
using MqttCertGate.Rules;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool;

/// <summary><c>mqttcertgate rules</c>: every rule, at the level that a profile and overlays give it.</summary>
internal static class RulesCommand
{
    private const string Description = """
        List all rules with the levels they have under a profile.

          mqttcertgate rules                                        as they are by themselves
          mqttcertgate rules --profile tdmq --client esp32-mbedtls  for that broker and those clients
          mqttcertgate rules --profile ./our-broker.yml --json      with all parameters, for a program
        """;

    public static Command Create()
    {
        var profile = new Option<string?>("--profile") { HelpName = "PROFILE", Description = "what the broker demands: a built-in profile, or a file" };
        profile.CompletionSources.Add(_ => ProfileReader.BuiltIn(ProfileKind.Broker));
        var clients = new Option<string[]>("--client") { HelpName = "OVERLAY", Description = "what clients refuse: a built-in overlay, or a file; repeatable" };
        clients.CompletionSources.Add(_ => ProfileReader.BuiltIn(ProfileKind.Clients));
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "as JSON" };
        var color = CheckCommand.Color();
        var command = new Command("rules", Description) { profile, clients, json, color };
        command.SetAction(result =>
        {
            var workingDirectory = Directory.GetCurrentDirectory();
            RuleLayer[] layers =
            [
                .. result.GetValue(profile) is { } name ? (RuleLayer[])[new(NamedProfile.Read(ProfileKind.Broker, name, workingDirectory).Rules)] : [],
                .. (result.GetValue(clients) ?? []).Select(client => new RuleLayer(NamedProfile.Read(ProfileKind.Clients, client, workingDirectory).Rules) { OnlyTightens = true }),
            ];
            var values = RuleSet.ValuesOf(layers);
            if (result.GetValue(json))
                RuleList.WriteJson(values, Console.Out);
            else
                Terminal.Output(color.ValueIn(result)).Write(RuleList.Text(values));
            return 0;
        });
        return command;
    }
}
