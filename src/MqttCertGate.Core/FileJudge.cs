using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Rules;
using MqttCertGate.Subjects;

namespace MqttCertGate;

/// <summary>Judges the files of one declaration's entries, each once as long as it is kept: under the same rules they judge it alike, where other declarations may not.</summary>
internal sealed class FileJudge(RuleSet rules, ValidationTime time)
{
    private readonly Dictionary<Artifact, List<Finding>> judged = [];

    public RuleSet Rules => rules;

    /// <summary>Takes an entry, in the order in which they are declared: the first of those that have a file judges it.</summary>
    /// <param name="anchorings">What there is to judge of the entry as the trust of others.</param>
    public EntryJudgement Take(Entry entry, IEnumerable<Anchoring> anchorings)
    {
        var files = new List<Artifact>();
        foreach (var file in EntryCheck.FilesOf(entry))
        {
            if (judged.ContainsKey(file))
                continue;
            judged.Add(file, []);
            files.Add(file);
        }

        return new EntryJudgement(entry, this, files, anchorings, time);
    }

    /// <summary>Judges a file of an entry that was taken; others may be judged at the same time.</summary>
    public void Judge(Artifact file, Entry entry) => RuleRunner.Run(EntryCheck.SubjectsOf(file, entry), rules, time, judged[file]);

    /// <summary>Keeps no longer what was found of a file; should another entry have it, it is judged again.</summary>
    public void Forget(Artifact file) => judged.Remove(file);

    /// <summary>What was found of the files of an entry, once all of them are judged.</summary>
    public IEnumerable<Finding> FindingsOf(Entry entry) => EntryCheck.FilesOf(entry).SelectMany(file => judged[file]);
}

/// <summary>What is to be judged of one entry, which can be done on a thread of its own.</summary>
/// <param name="Files">Who judges its files.</param>
/// <param name="Own">The files that no entry before it has.</param>
/// <param name="Anchorings">What there is to judge of the entry as the trust of others.</param>
internal sealed record EntryJudgement(Entry Entry, FileJudge Files, IReadOnlyList<Artifact> Own, IEnumerable<Anchoring> Anchorings, ValidationTime Time)
{
    /// <summary>Judges all of it, and returns what is found beside the files.</summary>
    public List<Finding> Judge()
    {
        foreach (var file in Own)
            Files.Judge(file, Entry);
        var found = new List<Finding>();
        RuleRunner.Run(EntryCheck.SubjectsOf(Entry).Concat(EntryCheck.SubjectsOf(Anchorings)), Files.Rules, Time, found);
        return found;
    }
}
