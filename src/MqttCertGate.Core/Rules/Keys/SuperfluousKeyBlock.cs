using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class SuperfluousKeyBlock
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG2032", "key.one-block", nameof(SuperfluousKeyBlock))
        {
            Title = "The key file holds more than the private key",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = new Citation("EMQX, emqx_tls_lib.erl", "", Keyword.Must, "https://github.com/emqx/emqx/blob/50e0438/apps/emqx/src/emqx_tls_lib.erl"),
            Class = FindingClass.Configuration,
            Help = """
                EMQX takes a key file only with exactly one PEM block, and reports 'failed_to_parse_keyfile' for any other.
                'openssl ecparam -genkey' writes a block EC PARAMETERS before the key unless it is told '-noout'. Write the key alone:
                'openssl pkey -in server.key -out plain.key'.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry is not { Role: Role.Server, Key: { Format: ArtifactFormat.Pem, Blocks: { Count: > 1 } blocks } }
            || blocks.FirstOrDefault(block => !block.IsPrivateKey) is not { } other)
        {
            return;
        }

        context.Report(entry.ViolationAt(
            other.Location,
            $"The key file holds {blocks.Count} PEM blocks, '{string.Join(", ", blocks.Select(block => block.Label))}'; exactly one, the private key, is required.") with
        {
            Slot = "key",
        });
    }
}
