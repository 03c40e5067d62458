using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class ChainOutOfOrder
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7002", "chain.order", nameof(ChainOutOfOrder))
        {
            Title = "The certificates of the file are out of order",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5246, "7.4.2"),
            AlsoIn = [Rfc.Should(8446, "4.4.2"), Tdmq.Should()],
            Class = FindingClass.Configuration,
            Help = """
                Each certificate must be followed by the one that certifies it. Devices with little memory verify as they read and do not sort.
                Write the file again in the order of the message.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry is not { File.Format: ArtifactFormat.Pem, Paths: { } search } || ServedFile.BeginsWithCa(entry))
            return;

        var served = entry.Sent.Select(placed => placed.Certificate.Sha256).ToList();
        var path = BestAttempt(search).Where(certificate => certificate == search.EndEntity || !ServedFile.IsRoot(entry, certificate)).ToList();
        for (var index = 1; index < path.Count; index++)
        {
            if (served.IndexOf(path[index].Sha256) > served.IndexOf(path[index - 1].Sha256))
                continue;
            var order = string.Join(", ", path.Select(certificate => $"'{certificate.Subject.ShortText}'"));
            context.Report(entry.ViolationOf(
                path[index],
                $"'{path[index].Subject.ShortText}' stands before '{path[index - 1].Subject.ShortText}', which it certifies; the order must be {order}."));
            return;
        }
    }

    private static IReadOnlyList<Certificate> BestAttempt(PathSearch search) =>
        search.Paths.Count > 0 ? search.Paths[0].Certificates
        : search.DeadEnds.Count > 0 ? search.DeadEnds[0].Certificates
        : [];
}
