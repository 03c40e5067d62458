namespace MqttCertGate.Tests.Conformance;

/// <summary>
/// <c>exceptions.txt</c>: one case a line that is known to come out differently, as <c>suite id reason</c>. Lines that begin with <c>#</c> speak
/// to the reader.
/// </summary>
internal static class ConformanceExceptions
{
    private static readonly string Path = System.IO.Path.Combine(RepositoryPaths.CoreTests, "Conformance", "exceptions.txt");

    /// <summary>The cases of a suite that are excepted, each once and with a reason.</summary>
    public static IReadOnlyList<string> Of(string suite)
    {
        var lines = File.ReadLines(Path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', 3)).ToList();
        Assert.All(lines, parts => Assert.True(parts.Length == 3, $"An exception has no reason: {string.Join(' ', parts)}"));
        return [.. lines.Where(parts => parts[0] == suite).Select(parts => parts[1])];
    }
}
