using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Artifacts;

/// <summary>Reads every file a run needs, each once, and never one outside the repository.</summary>
internal sealed class ArtifactStore(string repositoryRoot)
{
    /// <summary>All files asked for so far, by path.</summary>
    public IReadOnlyList<Artifact> Artifacts => throw new NotImplementedException(repositoryRoot);

    /// <summary>
    /// The file <paramref name="path"/> names, relative to <paramref name="directory"/>. Never throws for bad input: a file that is missing, not
    /// readable or outside the repository is an artifact with a defect.
    /// </summary>
    public Artifact Read(string directory, Located<string> path) => throw new NotImplementedException();

    /// <summary>The files a glob matches, as paths relative to <paramref name="directory"/> with <c>/</c>, in ordinal order.</summary>
    public IReadOnlyList<string> Expand(string directory, Located<string> glob) => throw new NotImplementedException();
}
