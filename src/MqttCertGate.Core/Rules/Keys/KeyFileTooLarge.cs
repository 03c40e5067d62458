using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class KeyFileTooLarge
{
    private static readonly Parameter<int> MaximumBytes =
        new("maximumBytes", 5120, "Most bytes of a key file.");

    public static readonly Rule<Entry> Rule = new(
        new("MCG2034", "key.file-bytes", nameof(KeyFileTooLarge))
        {
            Title = "The file of the private key is larger than its broker accepts",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = new Citation("AWS Certificate Manager, prerequisites for importing certificates", "", Keyword.Must, "https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html"),
            Class = FindingClass.Configuration,
            Parameters = [MaximumBytes],
            Help = """
                The form that takes the key refuses a longer text. A key of common length is far below every known limit, so that something else is in the
                file, or the key is longer than needed.
                Write the key alone to a file with 'openssl pkey -in server.key -out plain.key', or use a P-256 or RSA-2048 key.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Role == Role.Server && entry.Key is { Length: var bytes } && bytes > context.Get(MaximumBytes))
        {
            context.Report(entry.ViolationAt(
                entry.Declaration.Key!.Location, $"The key file has {bytes} bytes; at most {context.Get(MaximumBytes)} are accepted.") with
            {
                Slot = "key",
            });
        }
    }
}
