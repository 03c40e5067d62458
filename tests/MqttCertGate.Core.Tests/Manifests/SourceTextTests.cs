using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Manifests;

public sealed class SourceTextTests : IDisposable
{
    private const int FourMebibytes = 4 * 1024 * 1024;

    private readonly ManifestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(FourMebibytes, true)]
    [InlineData(FourMebibytes + 1, false)]
    public void Reads_at_most_4_mebibytes(int size, bool isRead)
    {
        var text = "version: 1\ncertificates: {a: {file: a.pem}}\n#";
        folder.Write("m.yml", text.PadRight(size, 'x'));

        var reading = folder.Read("m.yml");

        Assert.Equal(
            isRead ? [] : ["1:1 Invalid The file 'm.yml' has more than 4194304 bytes, which is the most that is read."],
            ManifestFolder.Printed(reading.Problems));
    }

    [Fact]
    public void Reports_a_missing_file_at_its_beginning()
    {
        var problem = Assert.Single(folder.Read("m.yml").Problems);

        Assert.Equal("1:1 Invalid The file 'm.yml' does not exist.", Assert.Single(ManifestFolder.Printed([problem])));
        Assert.Equal(Path.Combine(folder.Root, "m.yml"), problem.Location.Path);
    }

    [Fact]
    public void Reports_a_folder_as_missing()
    {
        Directory.CreateDirectory(Path.Combine(folder.Root, "m.yml"));

        Assert.Equal(["1:1 Invalid The file 'm.yml' does not exist."], ManifestFolder.Printed(folder.Read("m.yml").Problems));
    }

    [Fact]
    public void Reports_a_manifest_outside_the_repository()
    {
        var path = folder.Write("team/m.yml", "version: 1\n");

        var reading = ManifestReader.Read(path, new Repository(Path.Combine(folder.Root, "tea")));

        Assert.Equal(["1:1 Invalid The file 'm.yml' lies outside the repository; nothing outside it is read."], ManifestFolder.Printed(reading.Problems));
    }

    [Theory]
    [InlineData("version: 1 # \xFF\n", "1:14 Invalid The file is not UTF-8 here; UTF-8 is required.")]
    [InlineData("# \xC3\xA9 \xC3\n", "1:5 Invalid The file is not UTF-8 here; UTF-8 is required.")]
    [InlineData("\xFF\xFEv\0", "1:1 Invalid The file is not UTF-8 here; UTF-8 is required.")]
    [InlineData("v\0e\0", "1:2 Invalid The character U+0000 is not allowed in YAML.")]
    [InlineData("a: 1\n# \x1B[2J\n", "2:3 Invalid The character U+001B is not allowed in YAML.")]
    [InlineData("a: 1 # \u00E2\u0080\u00A8b: 2\n", "1:8 Invalid The character U+2028 is not allowed in YAML.")]
    [InlineData("a: 1 # \xC2\x85\n", "1:8 Invalid The character U+0085 is not allowed in YAML.")]
    [InlineData("a: 1\n\xEF\xBB\xBF", "2:1 Invalid The character U+FEFF is not allowed in YAML.")]
    public void Refuses_what_not_every_reader_sees_alike(string bytes, string expected)
    {
        folder.Write("m.yml", Encoding.Latin1.GetBytes(bytes));

        Assert.Equal([expected], ManifestFolder.Printed(folder.Read("m.yml").Problems));
    }

    [Fact]
    public void Reads_a_file_with_a_byte_order_mark()
    {
        folder.Write("m.yml", "\uFEFFversion: 1\ncertificates:\n  ü: {file: ä.pem}\n");

        Assert.Equal("ä.pem", folder.Read("m.yml").Manifest!.Entries[0].File!.Value);
    }

    [Fact]
    public void Lists_the_files_read_with_their_digests()
    {
        var path = folder.Write("m.yml", "version: 1\n");

        var file = Assert.Single(folder.Read("m.yml").Files);

        // printf 'version: 1\n' | sha256sum
        Assert.Equal((path, "09bfcc6a14b83e2192b8673677725c84883ee9cd0c70e45c9ec09daa8f2b2847"), (file.Path, file.Sha256.ToString()));
    }
}
