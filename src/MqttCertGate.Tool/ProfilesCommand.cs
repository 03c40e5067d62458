using System.CommandLine;
using MqttCertGate.Profiles;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool;

/// <summary><c>mqttcertgate profiles</c>: what brokers and clients demand, and who says so.</summary>
internal static class ProfilesCommand
{
    private const string Description = """
        Say what a broker or its clients demand, and what that follows from; without NAME list all profiles and overlays.

          mqttcertgate profiles
          mqttcertgate profiles tdmq
        """;

    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = "a built-in profile or overlay" };
        name.CompletionSources.Add(_ => [.. Names(ProfileKind.Broker), .. Names(ProfileKind.Clients)]);
        var color = CheckCommand.Color();
        var command = new Command("profiles", Description) { name, color };
        command.SetAction(result =>
        {
            var terminal = Terminal.Output(color.ValueIn(result));
            terminal.Write(result.GetValue(name) is { } id
                ? ProfileText.Of(BuiltInDemands.Read(KindOf(id), id))
                : ProfileText.List(kind => Names(kind).Select(builtIn => BuiltInDemands.Read(kind, builtIn))));
            return 0;
        });
        return command;
    }

    private static IReadOnlyList<string> Names(ProfileKind kind) => ProfileReader.BuiltIn(kind);

    private static ProfileKind KindOf(string name) =>
        Names(ProfileKind.Broker).Contains(name) ? ProfileKind.Broker
        : Names(ProfileKind.Clients).Contains(name) ? ProfileKind.Clients
        : throw UsageException.Unknown($"There is no profile '{name}'.", name, [.. Names(ProfileKind.Broker), .. Names(ProfileKind.Clients)]);
}
