using MqttCertGate.Reporting;

namespace MqttCertGate.Manifests;

/// <summary>The JSON Schema of manifests, for editors: printed from the tables that the reader goes by.</summary>
internal static class ManifestSchema
{
    /// <summary>Where it is published.</summary>
    public const string Url = "https://raw.githubusercontent.com/mqttcertgate/mqttcertgate/main/src/MqttCertGate.Core/Manifests/mqttcertgate.schema.json";

    /// <summary>The draft is the latest that yaml-language-server, which most editors use, reads.</summary>
    public static void Write(TextWriter output)
    {
        var json = new JsonText(output);
        using (json.Object())
        {
            json.Property("$schema", "http://json-schema.org/draft-07/schema#");
            json.Property("$id", Url);
            json.Property("title", "Manifest of MqttCertGate");
            json.Property("description", "What a team declares about the TLS certificates of its MQTT brokers and clients.");
            ManifestDraft.Keys.Describe(json);
            using (json.Object("definitions"))
                RuleSettingsForm.OfManifest.Define(json);
        }
    }
}
