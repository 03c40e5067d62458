using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class UnrelatedCertificate
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7007", "chain.unrelated", nameof(UnrelatedCertificate))
        {
            Title = "The file holds a certificate that no path needs",
            DefaultLevel = Level.Warning,
            Source = Rfc.Should(8446, "4.4.2"),
            Class = FindingClass.Configuration,
            Help = """
                It costs every handshake its bytes, counts against the limits of brokers and devices, and often is the old intermediate that was meant to be replaced.
                Remove it from the file.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Paths is not { } search || !SawAll(search))
            return;

        var related = search.Paths.SelectMany(path => path.Certificates).Concat(search.DeadEnds.SelectMany(end => end.Certificates));
        var known = new HashSet<Sha256>(related.Select(certificate => certificate.Sha256));
        HashSet<PlacedCertificate>? others = null;
        foreach (var placed in entry.Sent)
        {
            // Another end entity has a rule of its own.
            if (known.Add(placed.Certificate.Sha256) && !ServedFile.IsRoot(entry, placed.Certificate)
                && !(others ??= new HashSet<PlacedCertificate>(ServedFile.OtherEndEntities(entry))).Contains(placed))
            {
                context.Report(entry.ViolationOf(
                    placed.Certificate,
                    $"'{placed.Certificate.Subject.ShortText}' is on no path from '{search.EndEntity.Subject.ShortText}'; only its issuers should be sent.",
                    discriminator: placed.Certificate.Sha256.ToString()));
            }
        }
    }

    /// <summary>Above a missing issuer, or beyond the budget, it is not known what belongs to the path.</summary>
    private static bool SawAll(PathSearch search) =>
        search.DeadEnds.All(end => end.Failure.Kind != PathFailureKind.BudgetExceeded)
        && (search.Paths.Count > 0 || search.DeadEnds.Any(end => end.Failure.Kind == PathFailureKind.AnchorNotDeclared));
}
