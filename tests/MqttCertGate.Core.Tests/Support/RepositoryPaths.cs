namespace MqttCertGate.Tests;

/// <summary>Where the tests' own sources stand, for golden files and scenarios.</summary>
internal static class RepositoryPaths
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>tests/MqttCertGate.Core.Tests, whichever build of it runs.</summary>
    public static string CoreTests => Path.Combine(Root, "tests", "MqttCertGate.Core.Tests");

    /// <summary>
    /// A file of the folder <c>shared</c> beside the repository: public corpora and schemas, which are not copied into it. Where there is no such
    /// folder the test is skipped and says so; where there is one, the file has to be in it.
    /// </summary>
    public static string Shared(params string[] parts)
    {
        var shared = Path.Combine(Path.GetDirectoryName(Root)!, "shared");
        Assert.SkipUnless(Directory.Exists(shared), "There is no folder 'shared' with the public corpora and schemas beside the repository.");
        return Path.Combine([shared, .. parts]);
    }

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
