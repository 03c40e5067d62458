using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Rules;
using MqttCertGate.Subjects;

namespace MqttCertGate;

/// <summary>Judges the files of one declaration's entries, each once: under the same rules they judge it alike, where other declarations may not.</summary>
internal sealed class FileJudge(IReadOnlyList<ConfiguredRule> rules, ValidationTime time)
{
    private readonly Dictionary<Artifact, IReadOnlyList<Finding>> judged = [];

    public IReadOnlyList<ConfiguredRule> Rules => rules;

    public IReadOnlyList<Finding> Judge(Artifact file, Entry entry)
    {
        if (judged.TryGetValue(file, out var known))
            return known;
        var found = new List<Finding>();
        RuleRunner.Run(EntryCheck.SubjectsOf(file, entry), rules, time, found);
        return judged[file] = found;
    }
}
