namespace MqttCertGate.Tests;

/// <summary>
/// Files that hold what the product prints. <c>MQTTCERTGATE_ACCEPT=1</c> rewrites them, except in CI, where a difference is always a failure.
/// </summary>
internal static class Golden
{
    /// <summary>Whether they are rewritten.</summary>
    public static bool Accepts => Environment.GetEnvironmentVariable("CI") != "true" && Environment.GetEnvironmentVariable("MQTTCERTGATE_ACCEPT") == "1";

    /// <summary>Compares <paramref name="actual"/> with the file at <paramref name="path"/>, which is absolute.</summary>
    public static void Verify(string path, string actual)
    {
        if (Accepts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected == actual)
            return;
        var line = expected.Split('\n').Zip(actual.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail(
            $"{Path.GetRelativePath(RepositoryPaths.Root, path)} differs from line {line + 1} on. Run the test with MQTTCERTGATE_ACCEPT=1 and review the difference.\n"
            + $"expected: {LineAt(expected, line)}\nactual:   {LineAt(actual, line)}");
    }

    private static string LineAt(string text, int line) => text.Split('\n').ElementAtOrDefault(line) ?? "(the end)";
}
