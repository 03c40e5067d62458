using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using MqttCertGate.Artifacts;

namespace MqttCertGate.Tests.Artifacts;

public sealed class GlobExpansionTests : IDisposable
{
    private readonly TemporaryRepository repository = new TemporaryRepository()
        .File("a.pem", "")
        .File("B.pem", "")
        .File("b.PEM", "")
        .File("devices/1/client.pem", "")
        .File("devices/1/client.key", "")
        .File("devices/2/client.pem", "")
        .File("devices/2/old/client.pem", "")
        .File("devices/.hidden/client.pem", "")
        .File("devices/[x]/client.pem", "")
        .File("bin/client.pem", "")
        .File("devices/obj/client.pem", "")
        .File("node_modules/x/client.pem", "")
        .File(".git/client.pem", "")
        .File("../outside/client.pem", "");

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("a.pem", "a.pem")]
    [InlineData("./a.pem", "a.pem")]
    [InlineData("*.pem", "B.pem a.pem")]
    [InlineData("?.p?m", "B.pem a.pem")]
    [InlineData("??.pem", "")]
    [InlineData("b.pem", "")]
    [InlineData("devices/*/client.pem", "devices/.hidden/client.pem devices/1/client.pem devices/2/client.pem devices/[x]/client.pem")]
    [InlineData("devices/[12]/client.pem", "")]
    [InlineData("devices/[x]/client.pem", "devices/[x]/client.pem")]
    [InlineData("devices/*", "")]
    [InlineData("devices", "")]
    [InlineData("devices/1/*", "devices/1/client.key devices/1/client.pem")]
    [InlineData("devices/2/**", "devices/2/client.pem devices/2/old/client.pem")]
    [InlineData("devices/2/**/client.pem", "devices/2/client.pem devices/2/old/client.pem")]
    [InlineData("**/2/**/**/*.pem", "devices/2/client.pem devices/2/old/client.pem")]
    [InlineData("**/old/*.pem", "devices/2/old/client.pem")]
    [InlineData("**/a.pem", "a.pem")]
    [InlineData("*li*/*", "")]
    [InlineData("devices/1/c*e*t.*", "devices/1/client.key devices/1/client.pem")]
    [InlineData("", "")]
    public void Finds_files_in_ordinal_order(string glob, string expected) => Assert.Equal(expected, string.Join(' ', Expand(glob)));

    [Fact]
    public void Wildcards_do_not_enter_the_folders_of_tools() => Assert.Equal(
        ["devices/.hidden/client.pem", "devices/1/client.pem", "devices/2/client.pem", "devices/2/old/client.pem", "devices/[x]/client.pem"],
        Expand("**/client.pem"));

    [Theory]
    [InlineData("*/client.pem", "")]
    [InlineData("b?n/client.pem", "")]
    [InlineData("bin/*.pem", "bin/client.pem")]
    [InlineData("devices/obj/*", "devices/obj/client.pem")]
    public void A_folder_of_tools_is_entered_by_its_name_only(string glob, string expected) => Assert.Equal(expected, string.Join(' ', Expand(glob)));

    [Theory]
    [InlineData("../../*.pem", "../../B.pem ../../a.pem")]
    [InlineData("../2/*.pem", "../2/client.pem")]
    [InlineData("../../../outside/*.pem", "")]
    [InlineData("/*.pem", "")]
    [InlineData("*/../../2/*.pem", "")]
    public void Begins_in_the_folder_of_the_manifest_and_stays_in_the_repository(string glob, string expected) =>
        Assert.Equal(expected, string.Join(' ', repository.Store.Expand(Path.Combine(repository.Root, "devices", "1"), repository.Named(glob))));

    [Fact]
    public void Names_links_to_folders_instead_of_following_them()
    {
        repository.Link("devices/1/up", "..").Link("devices/1/out", "../../../outside");

        Assert.Equal(["devices/1/client.pem", "devices/1/out", "devices/1/up"], Expand("devices/1/**/*.pem"));
        Assert.Equal(["devices/1/out"], Expand("devices/1/out/*.pem"));
        Assert.Equal(FileDefectKind.Missing, Assert.Single(repository.Read("devices/1/out").Defects).Kind);
        Assert.Equal(FileDefectKind.Missing, Assert.Single(repository.Read("devices/1/up").Defects).Kind);
    }

    [Fact]
    public void A_link_to_a_file_is_a_match_and_judged_when_it_is_read()
    {
        repository.Link("devices/1/link.pem", "../../../outside/client.pem");

        Assert.Contains("devices/1/link.pem", Expand("devices/1/*.pem"));
        Assert.Equal(FileDefectKind.Missing, Assert.Single(repository.Read("devices/1/link.pem").Defects).Kind);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_whose_links_cannot_be_told_from_files_fails_the_glob()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("There are such folders where listing and searching are two permissions.");
        repository.File("links/note.txt", "").Link("links/live", "../devices/1");
        const UnixFileMode listed = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode searched = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        var folder = Path.Combine(repository.Root, "links");
        // A temporary folder is its owner's.
        File.SetUnixFileMode(Path.GetDirectoryName(repository.Root)!, listed | searched | UnixFileMode.UserWrite);
        File.SetUnixFileMode(folder, listed);
        var user = setfsuid(Nobody);
        try
        {
            Assert.Empty(Expand("links/**/*.pem"));
        }
        finally
        {
            _ = setfsuid(user);
            File.SetUnixFileMode(folder, listed | searched | UnixFileMode.UserWrite);
        }

        Assert.Contains("UnauthorizedAccessException", Assert.Single(repository.Store.FailedGlobs).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_match_can_be_read()
    {
        repository.File("x/y/z.pem", "#").File("x/w.pem", "#");

        Assert.All(Expand("x/**"), path => Assert.Equal(FileDefectKind.NoPem, Assert.Single(repository.Read(path).Defects).Kind));
    }

    [Fact]
    public void Many_stars_are_not_slow()
    {
        repository.File($"many/{new string('a', 200)}", "");

        Assert.Empty(Expand($"many/{string.Concat(Enumerable.Repeat("*a", 90))}b"));
        Assert.Empty(Expand($"{string.Concat(Enumerable.Repeat("**/*/", 30))}b"));
    }

    [Fact]
    public void A_glob_that_fails_matches_nothing_and_says_why()
    {
        var glob = repository.Named("*.pem");

        Assert.Empty(repository.Store.Expand(Path.Combine(repository.Root, "nowhere"), glob));

        Assert.Equal(
            "The glob '*.pem' cannot be expanded, so nothing was checked for it: DirectoryNotFoundException.", repository.Store.FailedGlobs[glob]);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, 2)]
    public void More_matches_than_allowed_are_none(int maximum, int? expected) =>
        Assert.Equal(expected, GlobExpansion.Expand(repository.Root, repository.Root, "devices/1/*", maximum)?.Count);

    // setfsuid(2): whose files the calling thread may open. Root may open all, and does when it runs the tests.
    private const int Nobody = 65534;

    [DllImport("libc")]
    private static extern int setfsuid(int user);

    private IReadOnlyList<string> Expand(string glob) => repository.Store.Expand(repository.Root, repository.Named(glob));
}
