namespace MqttCertGate.Tool.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Replaces_the_file_in_UTF_8_without_a_byte_order_mark_and_leaves_nothing_else()
    {
        folder.With("a.sarif", "before");

        AtomicFile.Write(folder["a.sarif"], output => output.Write("é"));

        Assert.Equal([0xC3, 0xA9], File.ReadAllBytes(folder["a.sarif"]));
        Assert.Equal([folder["a.sarif"]], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void Creates_the_folder()
    {
        AtomicFile.Write(folder["out/reports/a.sarif"], output => output.Write("x"));

        Assert.Equal("x", File.ReadAllText(folder["out/reports/a.sarif"]));
    }

    [Fact]
    public void Keeps_the_file_as_it_was_where_writing_fails()
    {
        folder.With("a.sarif", "before");

        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(folder["a.sarif"], output =>
        {
            output.Write("half");
            throw new InvalidOperationException();
        }));

        Assert.Equal("before", File.ReadAllText(folder["a.sarif"]));
        Assert.Equal([folder["a.sarif"]], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void Says_so_where_the_file_cannot_be_written()
    {
        folder.With("file").WithFolder("a.sarif");

        Assert.StartsWith(
            $"'{folder["a.sarif"]}' cannot be written: ",
            Assert.Throws<CannotCheckException>(() => AtomicFile.Write(folder["a.sarif"], output => output.Write("x"))).Message,
            StringComparison.Ordinal);
        Assert.Throws<CannotCheckException>(() => AtomicFile.Write(folder["file/a.sarif"], output => output.Write("x")));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Root).Length);
    }
}
