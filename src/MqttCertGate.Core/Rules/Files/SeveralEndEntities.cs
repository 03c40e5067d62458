using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class SeveralEndEntities
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG1022", "artifact.cardinality", nameof(SeveralEndEntities))
        {
            Title = "A file holds the certificates of several servers or clients",
            DefaultLevel = Level.Warning,
            Source = Rfc.Should(8446, "4.4.2"),
            Class = FindingClass.Configuration,
            Help = """
                Brokers and clients take the first and pass over the others, often the renewed one that was appended to the old.
                Put each into a file of its own, and declare each as an entry of its own.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var other in ServedFile.OtherEndEntities(entry))
        {
            context.Report(entry.ViolationOf(
                other.Certificate,
                $"'{other.Certificate.Subject.ShortText}' is the certificate of a server or client, as is '{entry.Leaf!.Certificate.Subject.ShortText}' before it; one is the most.",
                discriminator: other.Certificate.Sha256.ToString()));
        }
    }
}
