using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class RootIncluded
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7009", "chain.root-included", nameof(RootIncluded))
        {
            Title = "The file holds a root certificate",
            DefaultLevel = Level.Note,
            Source = Rfc.May(8446, "4.4.2"),
            Class = FindingClass.Configuration,
            Help = """
                A client trusts the root it has and none that it is sent, so these bytes help nobody; some upload forms ask for it all the same.
                Leave it out unless the broker demands it.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Leaf is not { } leaf)
            return;

        foreach (var roots in entry.Sent
            .Where(placed => placed.Certificate.Sha256 != leaf.Certificate.Sha256 && ServedFile.IsRoot(entry, placed.Certificate))
            .GroupBy(placed => placed.Certificate.Sha256))
        {
            var root = roots.First().Certificate;
            var kind = root.IsSelfIssued ? "root" : "trust anchor";
            context.Report(entry.ViolationOf(root, $"The {kind} '{root.Subject.ShortText}' is in the file; clients have it already, and it may be left out."));
        }
    }
}
