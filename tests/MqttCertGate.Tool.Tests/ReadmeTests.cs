using System.Text.RegularExpressions;
using MqttCertGate.Tests;

namespace MqttCertGate.Tool.Tests;

/// <summary>What the README prints is what the tool prints; a line <c>…</c> there stands for what is left out.</summary>
public sealed partial class ReadmeTests
{
    private static string Readme { get; } = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "README.md"));

    [Fact]
    public void Shows_a_run_that_passes_and_one_that_fails() => Assert.Equal(2, Examples().Count());

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Prints_what_the_tool_prints(string arguments, string expected)
    {
        var run = await ToolProcess.Run(RepositoryPaths.Root, arguments.Split(' '));

        var rest = run.Output;
        foreach (var part in expected.Split("…\n"))
        {
            Assert.Contains(part, rest, StringComparison.Ordinal);
            rest = rest[(rest.IndexOf(part, StringComparison.Ordinal) + part.Length)..];
        }

        Assert.Equal("", rest);
    }

    public static IEnumerable<TheoryDataRow<string, string>> Examples() => Example().Matches(Readme)
        .Select(match => new TheoryDataRow<string, string>(match.Groups["arguments"].Value, match.Groups["output"].Value));

    [GeneratedRegex(@"^dotnet run --project src/MqttCertGate\.Tool -- (?<arguments>.+)\n```\n\n```text\n(?<output>(?:.*\n)+?)```\n", RegexOptions.Multiline)]
    private static partial Regex Example();
}
