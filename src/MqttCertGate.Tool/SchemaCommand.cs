using System.CommandLine;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tool;

/// <summary><c>mqttcertgate schema</c>: what an editor is told of manifests.</summary>
internal static class SchemaCommand
{
    private const string Description = """
        Print the JSON Schema (draft-07) of manifests, for editors.

          mqttcertgate schema > mqttcertgate.schema.json
        """;

    public static Command Create()
    {
        var command = new Command("schema", Description);
        command.SetAction(_ =>
        {
            ManifestSchema.Write(Console.Out);
            return 0;
        });
        return command;
    }
}
