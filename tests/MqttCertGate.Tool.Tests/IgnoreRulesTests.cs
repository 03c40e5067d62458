using System.Diagnostics;
using CsCheck;

namespace MqttCertGate.Tool.Tests;

public sealed class IgnoreRulesTests : IDisposable
{
    private const int Comparisons = 200;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "x/a", true)]
    [InlineData("a/", "a", false)]
    [InlineData("/a", "x/a", false)]
    [InlineData("x/a", "x/a", true)]
    [InlineData("x/a", "y/x/a", false)]
    [InlineData("**/x/a", "y/x/a", true)]
    [InlineData("x/**", "x/y/a", true)]
    [InlineData("x/**", "x", false)]
    [InlineData("x/**/a", "x/a", true)]
    [InlineData("*.yml", "x/a.yml", true)]
    [InlineData("x/*", "x/y/a", false)]
    [InlineData("[a-c]?", "bz", true)]
    [InlineData("[!a-c]", "b", false)]
    [InlineData("[]-]", "-", true)]
    [InlineData("[a", "[a", false)]
    [InlineData("\\#a", "#a", true)]
    [InlineData("#a", "#a", false)]
    [InlineData("a  ", "a", true)]
    [InlineData("a\\ ", "a ", true)]
    [InlineData("*\n!a", "a", false)]
    [InlineData("!a\n*", "a", true)]
    [InlineData("a\r\n", "a", true)]
    public void A_pattern_ignores_what_gitignore_5_says(string patterns, string file, bool expected)
    {
        folder.WithFolder(".git").With(".gitignore", patterns);

        Assert.Equal(expected, IgnoreRules.In(folder.Root).Ignores(folder[file], isFolder: false));
    }

    [Fact]
    public void Folders_alone_match_a_pattern_with_a_slash_at_its_end()
    {
        folder.WithFolder(".git").With(".gitignore", "a/");

        Assert.True(IgnoreRules.In(folder.Root).Ignores(folder["x/a"], isFolder: true));
    }

    [Fact]
    public void The_nearest_file_decides()
    {
        folder.WithFolder(".git").With(".gitignore", "*.yml").With("x/.gitignore", "!a.yml");
        var rules = IgnoreRules.In(folder["x"]);

        Assert.False(rules.Ignores(folder["x/a.yml"], isFolder: false));
        Assert.True(rules.Ignores(folder["x/b.yml"], isFolder: false));
    }

    [Fact]
    public void What_is_above_the_repository_says_nothing()
    {
        folder.With(".gitignore", "*").WithFolder("a/.git");

        Assert.False(IgnoreRules.In(folder["a"]).Ignores(folder["a/b"], isFolder: false));
    }

    /// <summary>Patterns and paths over few characters, so that many of them match, are judged as Git judges them.</summary>
    [Fact]
    public void Agrees_with_Git()
    {
        if (!Git("init", "--quiet"))
            Assert.Skip("The command git is not here.");
        var part = OneOf("a", "b", "*", "?", "**", "[ab]", "[!a]", "\\a", "a*", "*b");
        var pattern = Gen.Select(OneOf("", "!", "/"), part.Array[1, 4], OneOf("", "/"), (begin, parts, end) => begin + string.Join('/', parts) + end);
        var path = OneOf("a", "b", "ab", "aab").Array[1, 4].Select(names => string.Join('/', names));

        var count = 0;
        void Compare(string[] patterns, string file)
        {
            folder.With(".gitignore", string.Join('\n', patterns) + "\n");
            // Git asks for the folders on the way as well, which discovery does by never entering them.
            var rules = IgnoreRules.In(folder.Root);
            var names = file.Split('/');
            var ignored = Enumerable.Range(1, names.Length)
                .Any(depth => rules.Ignores(folder[string.Join('/', names.Take(depth))], isFolder: depth < names.Length));
            count += ignored ? 1 : 0;
            Assert.True(ignored == Git("check-ignore", "--quiet", "--no-index", file), $"{string.Join(" | ", patterns)} for {file}: {ignored}");
        }

        for (uint number = 0; number < Comparisons; number++)
            Gen.Select(pattern.Array[1, 3], path).Sample(Compare, seed: new PCG(number, 1).ToString(), iter: 1, threads: 1);
        Assert.InRange(count, Comparisons / 4, 3 * Comparisons / 4);
    }

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private bool Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Root, RedirectStandardError = true };
        // The exclusions of this machine are not the repository's.
        start.Environment["GIT_CONFIG_GLOBAL"] = start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        try
        {
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
