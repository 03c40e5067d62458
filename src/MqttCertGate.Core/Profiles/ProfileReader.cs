using MqttCertGate.Manifests;

namespace MqttCertGate.Profiles;

/// <summary>What a profile turned out to be; where there is a problem there is no profile.</summary>
internal sealed record ProfileReading(Profile? Profile, IReadOnlyList<ManifestProblem> Problems);

/// <summary>Reads profiles: built in by id, or a team's own file by path.</summary>
internal static class ProfileReader
{
    /// <summary>Ids of the built-in profiles, sorted.</summary>
    public static IReadOnlyList<string> BuiltIn => throw new NotImplementedException();

    /// <summary>Reads the profile a manifest names; a value with <c>/</c> or ending in .yml or .yaml is a path relative to <paramref name="directory"/>.</summary>
    public static ProfileReading Read(Located<string> name, string directory, string repositoryRoot) => throw new NotImplementedException();
}
