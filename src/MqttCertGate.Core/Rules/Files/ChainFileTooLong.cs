using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class ChainFileTooLong
{
    private static readonly Parameter<int> MaximumCertificates =
        new("maximumCertificates", 5, "Most certificates of a chain file, the server's own included.");

    public static readonly Rule<Entry> Rule = new(
        new("MCG1021", "chain-file.count", nameof(ChainFileTooLong))
        {
            Title = "A chain file holds more certificates than its broker accepts",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = Tdmq.Must(),
            Class = FindingClass.Configuration,
            Parameters = [MaximumCertificates],
            Help = """
                The broker refuses a longer file when it is uploaded. Every certificate in the file counts, the root and repeated ones too.
                Leave out the root, repeated certificates and what is not in the path.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        // What 'chain' adds is uploaded in the same file.
        var maximum = context.Get(MaximumCertificates);
        var certificates = entry.Sent;
        if (entry.Role == Role.Server && certificates.Count > maximum)
        {
            context.Report(entry.ViolationAt(
                certificates[maximum].Location, $"The chain {(entry.Chain.Count == 0 ? "file holds" : "files hold")} {certificates.Count} certificates; at most {maximum} are accepted."));
        }
    }
}
