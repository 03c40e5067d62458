using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class DuplicateCertificate
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7008", "chain.duplicate", nameof(DuplicateCertificate))
        {
            Title = "The file holds a certificate twice",
            DefaultLevel = Level.Warning,
            Source = Design.Should("a certificate is sent once"),
            Class = FindingClass.Configuration,
            Help = """
                It costs every handshake its bytes and counts against the limits of brokers and devices; some stacks refuse a chain that repeats a certificate.
                Remove the second.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        foreach (var copies in entry.Sent.GroupBy(placed => placed.Certificate.Sha256))
        {
            if (copies.Skip(1).FirstOrDefault() is not { } second)
                continue;
            context.Report(entry.ViolationOf(
                second.Certificate, $"'{second.Certificate.Subject.ShortText}' is there {copies.Count()} times; once is enough.", discriminator: copies.Key.ToString()) with
            {
                Location = second.Location,
                Related = [new RelatedLocation(copies.First().Location, "The first")],
            });
        }
    }
}
