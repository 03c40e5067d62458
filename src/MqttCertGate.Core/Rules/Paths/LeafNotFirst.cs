using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class LeafNotFirst
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7001", "chain.leaf-first", nameof(LeafNotFirst))
        {
            Title = "The first certificate of the file is a CA",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(8446, "4.4.2"),
            AlsoIn = [Rfc.Must(5246, "7.4.2"), Tdmq.Should()],
            Class = FindingClass.Configuration,
            Help = """
                A TLS peer takes the first certificate for the one to verify, and a broker loads its key against it.
                Put the server's or client's own certificate first: 'cat server.crt intermediate.crt > server.chain.crt'.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (!ServedFile.BeginsWithCa(entry))
            return;

        var (first, leaf) = (entry.File.Certificates[0], entry.Leaf!);
        context.Report(entry.ViolationOf(
            first.Certificate,
            $"The first certificate, '{first.Certificate.Subject.ShortText}', is a CA; '{leaf.Certificate.Subject.ShortText}', the certificate of the server or client, must come first.") with
        {
            Related = [new RelatedLocation(leaf.Location, "The certificate of the server or client")],
        });
    }
}
