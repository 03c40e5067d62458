using System.Diagnostics;
using System.Reflection;
using System.Runtime.Versioning;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Artifacts;

public sealed class ArtifactStoreTests : IDisposable
{
    private const int MaximumBytes = 4 * 1024 * 1024;

    private static readonly TestCertificate Certificate = Pki.Root("Example Root CA");

    /// <summary>The netstandard2.0 build cannot tell where a symbolic link leads.</summary>
    private static readonly bool FollowsLinks = typeof(ArtifactStore).Assembly
        .GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName.StartsWith(".NETCoreApp", StringComparison.Ordinal);

    private readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("certs/root.pem")]
    [InlineData("./certs/root.pem")]
    [InlineData("certs//root.pem")]
    [InlineData("certs/../certs/root.pem")]
    public void Reads_a_file_inside_the_repository(string path)
    {
        var artifact = repository.File("certs/root.pem", Certificate.Pem).Read(path);

        Assert.Empty(artifact.Defects);
        Assert.True(artifact.IsComplete);
        Assert.Equal(Path.Combine(repository.Root, "certs", "root.pem"), artifact.Path);
        Assert.Equal(Certificate.Pem.Length, artifact.Length);
        Assert.Equal(Sha256.Of(System.Text.Encoding.ASCII.GetBytes(Certificate.Pem)), artifact.Sha256);
        Assert.Equal(Certificate.Der, Assert.Single(artifact.Certificates).Certificate.Der);
    }

    [Fact]
    public void Reads_relative_to_the_folder_of_the_manifest()
    {
        repository.File("root.pem", Certificate.Pem).File("deploy/eu/mqttcertgate.yml", "");

        var artifact = repository.Store.Read(Path.Combine(repository.Root, "deploy", "eu"), repository.Named("../../root.pem"));

        Assert.Empty(artifact.Defects);
    }

    [Fact]
    public void Reads_a_file_once_and_remembers_who_named_it_first()
    {
        repository.File("certs/root.pem", Certificate.Pem);
        var first = repository.Read("certs/root.pem");

        Assert.Same(first, repository.Read("certs/../certs/root.pem"));
        Assert.Equal(repository.Named("certs/root.pem").Location, first.NamedAt);
        Assert.Equal(first.NamedAt, Assert.Single(repository.Store.Files).NamedAt);
    }

    [Fact]
    public void A_missing_file_is_one_artifact_too()
    {
        var first = repository.Read("root.pem");

        Assert.Same(first, repository.Read("root.pem"));
        Assert.Null(first.Sha256);
        Assert.Equal(0, first.Length);
    }

    [Fact]
    public void Lists_each_file_once()
    {
        repository.File("b.pem", Certificate.Pem).File("a.pem", Certificate.Pem);
        repository.Read("b.pem");
        repository.Read("a.pem");
        repository.Read("b.pem");

        Assert.Equal(["b.pem", "a.pem"], repository.Store.Files.Select(file => Path.GetFileName(file.Path)));
    }

    [Theory]
    [InlineData("nothing.pem", "'nothing.pem' does not exist.", null)]
    [InlineData("certs/rot.pem", "'certs/rot.pem' does not exist.", "Did you mean 'root.pem'? Upper and lower case differ.")]
    [InlineData("certs/Root.pem", "'certs/Root.pem' does not exist.", "Did you mean 'root.pem'? Upper and lower case differ.")]
    [InlineData("Certs/root.pem", "'Certs/root.pem' does not exist.", "Did you mean 'certs'? Upper and lower case differ.")]
    [InlineData("certs/root.pem/x", "'certs/root.pem/x' does not exist.", null)]
    [InlineData("certs", "'certs' is a directory; a file is required.", null)]
    [InlineData("", "'' is a directory; a file is required.", null)]
    [InlineData("../outside/root.pem", "'../outside/root.pem' leads out of the repository; only files inside it are read.", null)]
    [InlineData("certs/../../repository/certs/root.pem", "'certs/../../repository/certs/root.pem' leads out of the repository; only files inside it are read.", null)]
    [InlineData("/etc/hostname", "'/etc/hostname' is an absolute path; a path relative to the manifest is required.", null)]
    [InlineData("C:/certs/root.pem", "'C:/certs/root.pem' is an absolute path; a path relative to the manifest is required.", null)]
    [InlineData("certs\\root.pem", "'certs\\root.pem' holds a backslash; names are separated by '/' on every system.", null)]
    public void A_path_that_leads_to_no_file_inside_the_repository_is_missing(string path, string message, string? help)
    {
        repository.File("certs/root.pem", Certificate.Pem).File("../outside/root.pem", Certificate.Pem);

        AssertFailed(repository.Read(path), FileDefectKind.Missing, message, help);
    }

    [Fact]
    public void A_repository_whose_name_begins_alike_is_outside()
    {
        repository.File("../repository2/mqttcertgate.yml", "").File("../repository2/root.pem", Certificate.Pem);

        var artifact = repository.Store.Read(repository.Root + "2", repository.Named("root.pem"));

        AssertFailed(artifact, FileDefectKind.Missing, "'root.pem' leads out of the repository; only files inside it are read.");
    }

    [Theory]
    [InlineData("link.pem", "../outside/root.pem", "link.pem")]
    [InlineData("link", "../outside", "link/root.pem")]
    [InlineData("link", "../../../../../../../../../../etc", "link/hostname")]
    public void A_symbolic_link_never_leads_out(string link, string target, string path)
    {
        var artifact = repository.File("../outside/root.pem", Certificate.Pem).Link(link, target).Read(path);

        if (FollowsLinks)
        {
            AssertFailed(artifact, FileDefectKind.Missing, $"'{path}' leads out of the repository; only files inside it are read.");
        }
        else
        {
            AssertFailed(artifact, FileDefectKind.Missing, $"'{path}' leads over the symbolic link '{link}', which cannot be followed here.",
                "Name the file the link leads to.");
        }
    }

    [Fact]
    public void A_symbolic_link_to_an_absolute_path_never_leads_out()
    {
        repository.File("../outside/root.pem", Certificate.Pem).Link("link.pem", Path.Combine(repository.Outside, "root.pem"));

        AssertFailed(repository.Read("link.pem"), FileDefectKind.Missing);
    }

    [Fact]
    public void A_folder_of_the_manifest_that_is_a_link_leads_nowhere_outside()
    {
        repository.File("../outside/root.pem", Certificate.Pem).Link("deploy", "../outside");

        var artifact = repository.Store.Read(Path.Combine(repository.Root, "deploy"), repository.Named("root.pem"));

        AssertFailed(artifact, FileDefectKind.Missing);
    }

    [Theory]
    [InlineData("link.pem", "certs/root.pem", "link.pem")]
    [InlineData("current", "certs", "current/root.pem")]
    [InlineData("certs/link.pem", "../certs/./root.pem", "certs/link.pem")]
    public void A_symbolic_link_inside_the_repository_is_followed_where_the_build_can_and_refused_elsewhere(string link, string target, string path)
    {
        repository.File("certs/root.pem", Certificate.Pem).Link(link, target);

        var artifact = repository.Read(path);

        if (FollowsLinks)
            Assert.Same(repository.Read("certs/root.pem"), artifact);
        else
            AssertFailed(artifact, FileDefectKind.Missing);
    }

    [Fact]
    public void An_absolute_link_into_the_repository_is_followed_where_the_build_can()
    {
        repository.File("certs/root.pem", Certificate.Pem).Link("link.pem", Path.Combine(repository.Root, "certs", "root.pem"));

        Assert.Equal(FollowsLinks, repository.Read("link.pem").IsComplete);
    }

    [Fact]
    public void Links_in_a_circle_end()
    {
        repository.Link("a.pem", "b.pem").Link("b.pem", "a.pem");

        AssertFailed(repository.Read("a.pem"), FileDefectKind.Missing);
    }

    [Fact]
    public void What_a_glob_matched_is_not_looked_up_by_name_again()
    {
        repository.File("devices/a.pem", Certificate.Pem);
        var observed = new Repository(repository.Root);

        var artifact = Assert.Single(new ArtifactStore(observed, _ => null).ReadAll(repository.Root, [repository.Named("devices/a.pem")], passwordVariable: null));

        Assert.True(artifact.IsComplete);
        Assert.DoesNotContain(observed.Observations, observation => observation.Question == Question.HasName);
    }

    [Theory]
    [InlineData("certs/ROOT.pem")]
    [InlineData("certs/gone.pem")]
    [InlineData("CERTS/root.pem")]
    [InlineData("../outside/root.pem")]
    public void Where_a_matched_link_leads_is_looked_up_name_by_name(string target)
    {
        repository.File("certs/root.pem", Certificate.Pem).File("devices/a.pem", Certificate.Pem).Link("devices/link.pem", $"../{target}");

        var artifacts = repository.Store.ReadAll(repository.Root, [repository.Named("devices/a.pem"), repository.Named("devices/link.pem")], passwordVariable: null);

        Assert.True(artifacts[0].IsComplete);
        AssertFailed(artifacts[1], FileDefectKind.Missing);
    }

    [Fact]
    public void A_git_annex_link_without_its_object_is_a_pointer_where_links_are_followed()
    {
        repository.File(".git/HEAD", "").Link("root.pem", ".git/annex/objects/aa/bb/SHA256E-s900--00.pem/SHA256E-s900--00.pem");

        AssertFailed(repository.Read("root.pem"), FollowsLinks ? FileDefectKind.LfsPointer : FileDefectKind.Missing);
    }

    [Fact]
    public async Task A_pipe_is_not_opened()
    {
        await Process.Start("mkfifo", Path.Combine(repository.Root, "pipe.pem")).WaitForExitAsync();

        // Whoever opens a pipe that nobody writes to waits for ever.
        var artifact = await Task.Run(() => repository.Read("pipe.pem")).WaitAsync(TimeSpan.FromMinutes(1));

        AssertFailed(artifact, FileDefectKind.Empty, "'pipe.pem' is empty, or not a regular file.");
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_unreadable()
    {
        repository.File("root.pem", Certificate.Pem);
        var file = Path.Combine(repository.Root, "root.pem");
        using var exclusive = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        AssertFailed(repository.Read("root.pem"), FileDefectKind.Unreadable, "'root.pem' cannot be read: IOException.",
            "Let the account that runs the build read it.");
    }

    [Theory]
    [InlineData(MaximumBytes, true)]
    [InlineData(MaximumBytes + 1, false)]
    public void The_largest_file_that_is_read_has_4_MiB(int bytes, bool isRead)
    {
        var text = Certificate.Pem.PadRight(bytes - 1, '#') + "\n";

        var artifact = repository.File("root.pem", text).Read("root.pem");

        Assert.Equal(isRead, artifact.Certificates.Count == 1);
        if (!isRead)
            AssertFailed(artifact, FileDefectKind.Oversize, "'root.pem' has 4194305 bytes and was not read; at most 4194304 are.");
    }

    [Fact]
    public void An_empty_file_is_empty() => AssertFailed(repository.File("root.pem", "").Read("root.pem"), FileDefectKind.Empty);

    private static void AssertFailed(Artifact artifact, FileDefectKind kind, string? message = null, string? help = null)
    {
        var defect = Assert.Single(artifact.Defects);
        Assert.Equal(kind, defect.Kind);
        Assert.Equal(artifact.NamedAt, defect.Location);
        Assert.False(artifact.IsComplete);
        Assert.Empty(artifact.Certificates);
        Assert.Null(artifact.Sha256);
        if (message is not null)
        {
            Assert.Equal(message, defect.Message);
            Assert.Equal(help, defect.Help);
        }
    }
}
