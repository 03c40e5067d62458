namespace MqttCertGate.Tool.Tests;

public sealed class ManifestDiscoveryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_stands_for_every_manifest_below_it_in_order_of_name()
    {
        folder.With("b/mqttcertgate.yaml").With("a/x/mqttcertgate.yml").With("mqttcertgate.yml").With("a/other.yml");

        Assert.Equal([folder["mqttcertgate.yml"], folder["a/x/mqttcertgate.yml"], folder["b/mqttcertgate.yaml"]], Find());
    }

    [Theory]
    [InlineData(".git")]
    [InlineData("bin")]
    [InlineData("obj")]
    [InlineData("node_modules")]
    public void What_tools_make_is_skipped(string name)
    {
        folder.With($"a/{name}/mqttcertgate.yml").With("a/mqttcertgate.yml");

        Assert.Equal([folder["a/mqttcertgate.yml"]], Find());
    }

    [Theory]
    [InlineData("a/", "a/mqttcertgate.yml")]
    [InlineData("*.yml", "a/mqttcertgate.yml")]
    [InlineData("a/*", "a/b/mqttcertgate.yml")]
    public void What_Git_ignores_is_skipped_and_checked_where_it_is_named(string pattern, string manifest)
    {
        folder.WithFolder(".git").With(".gitignore", pattern).With(manifest).With("c/mqttcertgate.yaml");

        Assert.Equal([folder["c/mqttcertgate.yaml"]], Find());
        Assert.Equal([folder[manifest]], Find(manifest));
    }

    [Fact]
    public void A_folder_of_its_own_may_take_back_what_is_ignored_above()
    {
        folder.WithFolder(".git").With(".gitignore", "mqttcertgate.yml").With("a/.gitignore", "!mqttcertgate.yml").With("a/b/mqttcertgate.yml").With("mqttcertgate.yml");

        Assert.Equal([folder["a/b/mqttcertgate.yml"]], Find());
    }

    [Fact]
    public void A_file_is_a_manifest_whatever_its_name_and_wherever_it_is()
    {
        folder.With("bin/my.manifest");

        Assert.Equal([folder["bin/my.manifest"]], Find("bin/my.manifest"));
    }

    [Fact]
    public void A_manifest_named_twice_is_checked_once()
    {
        folder.With("a/mqttcertgate.yml");

        Assert.Equal([folder["a/mqttcertgate.yml"]], Find("a", ".", "a/mqttcertgate.yml", folder["a/../a"]));
    }

    [Fact]
    public void Paths_keep_the_order_they_are_given_in()
    {
        folder.With("a/mqttcertgate.yml").With("b/mqttcertgate.yml");

        Assert.Equal([folder["b/mqttcertgate.yml"], folder["a/mqttcertgate.yml"]], Find("b", "a"));
    }

    [Fact]
    public void Where_none_is_below_the_nearest_above_counts()
    {
        folder.WithFolder(".git").With("mqttcertgate.yml").With("a/mqttcertgate.yml").WithFolder("a/b/c");

        Assert.Equal([folder["a/mqttcertgate.yml"]], Find("a/b/c"));
    }

    [Fact]
    public void The_folder_of_the_repository_itself_counts_as_above()
    {
        folder.With(".git").With("mqttcertgate.yml").WithFolder("a/b");

        Assert.Equal([folder["mqttcertgate.yml"]], Find("a/b"));
    }

    [Fact]
    public void A_manifest_above_the_repository_is_not_seen()
    {
        folder.With("mqttcertgate.yml").WithFolder("a/.git").WithFolder("a/b");

        Assert.Equal(
            "No mqttcertgate.yml in 'a/b', below, or up to the repository root. Start with `mqttcertgate init`.", MessageOf("a/b"));
    }

    [Fact]
    public void Outside_of_a_repository_nothing_above_is_seen()
    {
        folder.With("mqttcertgate.yml").WithFolder("a");

        Assert.StartsWith("No mqttcertgate.yml in 'a'", MessageOf("a"), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_names_in_one_folder_are_a_contradiction()
    {
        folder.With("a/mqttcertgate.yml").With("a/mqttcertgate.yaml");

        Assert.Equal($"'{folder["a"]}' holds both mqttcertgate.yml and mqttcertgate.yaml; keep one of them.", MessageOf());
    }

    [Fact]
    public void A_linked_folder_is_not_followed()
    {
        folder.With("a/mqttcertgate.yml");
        Directory.CreateSymbolicLink(folder["b"], folder["a"]);

        Assert.Equal([folder["a/mqttcertgate.yml"]], Find());
    }

    [Fact]
    public void A_folder_of_that_name_is_no_manifest()
    {
        folder.WithFolder("mqttcertgate.yml").With("a/mqttcertgate.yml");

        Assert.Equal([folder["a/mqttcertgate.yml"]], Find());
    }

    private IReadOnlyList<string> Find(params string[] paths) => ManifestDiscovery.Find(paths, folder.Root);

    private string MessageOf(params string[] paths) => Assert.Throws<CannotCheckException>(() => Find(paths)).Message;
}
