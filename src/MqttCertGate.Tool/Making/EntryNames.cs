using MqttCertGate.Artifacts;

namespace MqttCertGate.Tool.Making;

/// <summary>Names files as a manifest does, and entries after their files: <c>server</c>, or <c>eu-server</c> where another folder has a <c>server</c> too.</summary>
/// <param name="folder">Absolute; what lies above it is in no name.</param>
internal sealed class EntryNames(string folder)
{
    /// <summary>Gives each of <paramref name="entries"/> the shortest name that is its own.</summary>
    public void GiveTo(List<ProposedEntry> entries)
    {
        var candidates = entries.ConvertAll(entry => CandidatesFor(entry.File.Path));
        var counts = candidates.SelectMany(ofEntry => ofEntry.Index()).CountBy(candidate => candidate).ToDictionary();
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < entries.Count; index++)
            entries[index] = entries[index] with { Name = candidates[index].Index().First(candidate => counts[candidate] == 1 && given.Add(candidate.Item)).Item };
    }

    /// <summary>As a manifest in the folder names the file.</summary>
    public string PathOf(Artifact file) => PathOf(file.Path);

    private string PathOf(string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The shortest first; the last one, the path, no other file has.</summary>
    private string[] CandidatesFor(string path)
    {
        var relative = PathOf(path);
        var name = Path.GetFileName(path);
        var stem = name.IndexOf('.', 1) is > 0 and var dot ? name[..dot] : name;
        return [stem, $"{relative[..^name.Length]}{stem}".Replace('/', '-'), relative];
    }
}
