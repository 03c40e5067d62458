using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class ChainFileTooLarge
{
    private static readonly Parameter<int> MaximumBytes =
        new("maximumBytes", 16384, "Most bytes of a chain file, everything in it included.");

    // A renewal over a longer key, or one more intermediate, would go over the limit.
    private const int NearPercent = 80;

    private static readonly Grade Near = new("near", Level.Note);

    public static readonly Rule<Entry> Rule = new(
        new("MCG1020", "chain-file.bytes", nameof(ChainFileTooLarge))
        {
            Title = "A chain file is larger than its broker accepts",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = Tdmq.Must(),
            Class = FindingClass.Configuration,
            Parameters = [MaximumBytes],
            Grades = [Near],
            Help = """
                The broker refuses a file over its limit when it is uploaded. The bytes of the file count, text and line ends included.
                Leave out the root, texts and what is not in the path; certificates over ECDSA keys are a third of the size of those over RSA keys.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Role != Role.Server)
            return;
        // What 'chain' adds is uploaded in the same file.
        var (bytes, maximum) = (entry.Chain.Prepend(entry.File).Sum(file => file.Length), context.Get(MaximumBytes));
        var has = entry.Chain.Count == 0 ? "file has" : "files have";
        if (bytes > maximum)
            context.Report(entry.Violation($"The chain {has} {bytes} bytes; at most {maximum} are accepted."));
        else if (bytes * 100L > maximum * (long)NearPercent)
        {
            context.Report(entry.Violation($"The chain {has} {bytes} bytes, more than {NearPercent} % of the {maximum} that are accepted.") with
            {
                Grade = Near,
            });
        }
    }
}
