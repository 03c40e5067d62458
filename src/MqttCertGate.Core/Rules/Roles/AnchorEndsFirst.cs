using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class AnchorEndsFirst
{
    /// <summary>RFC 5280 §4.1.2.5: no well-defined end.</summary>
    private static readonly DateTime NoEnd = new(9999, 12, 31, 23, 59, 59, DateTimeKind.Utc);

    private static readonly Grade BeforeTheRenewal = new("before a renewal ends", Level.Note);

    public static readonly Rule<Anchoring> Rule = new(
        new("MCG9015", "trust.anchor-ends-first", nameof(AnchorEndsFirst))
        {
            Title = "The trust anchor of devices ends before the certificates under it",
            DefaultLevel = Level.Warning,
            Source = Design.Should("a trust anchor outlives what is issued under it"),
            Class = FindingClass.Trust,
            SecuritySeverity = 3.1,
            Cwe = 298,
            Grades = [BeforeTheRenewal],
            Help = """
                On the day the root ends, devices that look at its dates refuse every certificate under it, and none can be reached any more to be given another.
                Build the CA's next root into the devices beside this one, with an update that reaches all of them before that day.
                """,
        },
        Check);

    private static void Check(Anchoring anchoring, RuleContext context)
    {
        var valid = anchoring.Anchored.Where(anchored => anchored.Paths.Valid is { Certificates.Count: > 0 });
        foreach (var alike in valid.GroupBy(anchored => anchored.Paths.Valid!.Anchor.Certificate))
        {
            var anchor = alike.Key;
            var last = alike.OrderByDescending(anchored => anchored.Paths.EndEntity.NotAfter).First();
            var next = alike.OrderByDescending(NextEnd).First();
            if (anchor.NotAfter < last.Paths.EndEntity.NotAfter)
                Report($"before the certificate of '{last.Entry.Name}' on {last.Paths.EndEntity.NotAfter:yyyy-MM-dd HH:mm:ss} UTC; it should end later.", null);
            else if (anchor.NotAfter < NextEnd(next))
                Report($"before the next certificate of '{next.Entry.Name}' would, if renewed in time for as long again, on {NextEnd(next):yyyy-MM-dd HH:mm:ss} UTC; its successor should be with the devices by then.", BeforeTheRenewal);

            void Report(string when, Grade? grade) => context.Report(anchoring.Trust.ViolationOf(
                anchor, $"The trust anchor '{anchor.Subject.ShortText}' ends on {anchor.NotAfter:yyyy-MM-dd HH:mm:ss} UTC, {when}", discriminator: anchoring.Name.Value) with
            {
                Grade = grade,
            });
        }
    }

    /// <summary>When a certificate ends that takes the place of this one as soon as this one is to be renewed, and lives as long.</summary>
    private static DateTime NextEnd(AnchoredEntry anchored)
    {
        var facts = anchored.Paths.EndEntity.Facts;
        var lifetime = facts.NotAfter - facts.NotBefore;
        var from = Renewal.From(anchored.Entry, facts);
        return lifetime < NoEnd - from ? from + lifetime : NoEnd;
    }
}
