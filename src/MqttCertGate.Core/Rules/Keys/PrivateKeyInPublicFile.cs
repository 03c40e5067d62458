using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class PrivateKeyInPublicFile
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG2004", "key.in-public-artifact", nameof(PrivateKeyInPublicFile))
        {
            Title = "A private key stands in a file of certificates",
            DefaultLevel = Level.Error,
            Source = Design.Must("a private key stays where it is used"),
            Class = FindingClass.Key,
            SecuritySeverity = 9.4,
            Cwe = 312,
            Help = """
                A file of certificates is made to be handed out: uploaded, served to every client, built into devices. Whoever gets the key can answer
                for the broker.
                Take the key out, and if the file was handed out or is in a shared history, replace key and certificate and revoke the old one.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var key in entry.PublicFiles.Where(file => file != entry.KeyStore).SelectMany(file => file.PrivateKeys))
        {
            context.Report(entry.ViolationAt(key.Location, "A private key stands in a file of certificates; it must be in a file of its own.") with
            {
                Slot = "key",
                KeySha256 = key.PublicKey?.SpkiSha256,
            });
        }
    }
}
