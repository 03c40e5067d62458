namespace MqttCertGate.Tests;

/// <summary>Where the tests' own sources stand, for golden files and scenarios.</summary>
internal static class RepositoryPaths
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>tests/MqttCertGate.Core.Tests, whichever build of it runs.</summary>
    public static string CoreTests => Path.Combine(Root, "tests", "MqttCertGate.Core.Tests");

    /// <summary>What is shared beside the repository (corpora, schemas); a test that needs it and does not find it skips outside CI.</summary>
    public static string Shared => Path.Combine(Path.GetDirectoryName(Root)!, "shared");

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "MqttCertGate.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException("The tests run outside their repository.");
    }
}
