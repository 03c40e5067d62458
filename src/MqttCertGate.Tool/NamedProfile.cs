using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Profiles;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool;

/// <summary>A profile or overlay that the command line names.</summary>
internal static class NamedProfile
{
    /// <param name="name">A built-in id, or the path of a team's own.</param>
    /// <exception cref="CannotCheckException">There is none, or it is faulty.</exception>
    public static Profile Read(ProfileKind kind, string name, string workingDirectory)
    {
        var located = new Located<string>(OptionValues.Profile(kind, name), SourceLocation.StartOf(name));
        var reading = ProfileReader.Read(kind, located, workingDirectory, new Repository(RepositoryRoot.Find(workingDirectory)));
        return reading.Profile ?? throw Faulty(reading.Problems, new Display(workingDirectory, Glyphs.Ascii, Verbosity.Normal));
    }

    /// <summary>What is wrong with a manifest or profile that something was to be told of.</summary>
    public static CannotCheckException Faulty(IEnumerable<ManifestProblem> problems, Display display) => new(string.Join(
        '\n', problems.Select(problem => $"{display.Path(problem.Location.Path)}:{problem.Location.Line}: {problem.Message}")));
}
