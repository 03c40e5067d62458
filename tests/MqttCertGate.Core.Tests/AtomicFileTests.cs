namespace MqttCertGate.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mqttcertgate-").FullName;

    private string Target => Path.Combine(folder, "a.sarif");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Replaces_the_file_in_UTF_8_without_a_byte_order_mark_and_leaves_nothing_else()
    {
        File.WriteAllText(Target, "before");

        AtomicFile.Write(Target, output => output.Write("é"));

        Assert.Equal([0xC3, 0xA9], File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Creates_the_folder()
    {
        var below = Path.Combine(folder, "out", "reports", "a.sarif");

        AtomicFile.Write(below, output => output.Write("x"));

        Assert.Equal("x", File.ReadAllText(below));
    }

    [Fact]
    public void Keeps_the_file_as_it_was_where_writing_fails()
    {
        File.WriteAllText(Target, "before");

        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(Target, output =>
        {
            output.Write("half");
            throw new InvalidOperationException();
        }));

        Assert.Equal("before", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Who_has_opened_the_file_before_reads_it_as_it_was()
    {
        File.WriteAllText(Target, "before");
        using var opened = new StreamReader(new FileStream(Target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

        AtomicFile.Write(Target, "after"u8.ToArray());

        Assert.Equal("before", opened.ReadToEnd());
        Assert.Equal("after", File.ReadAllText(Target));
    }

    [Fact]
    public void A_folder_is_not_replaced()
    {
        Directory.CreateDirectory(Target);

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(Target, output => output.Write("x")));

        Assert.Equal([Target], Directory.GetFileSystemEntries(folder));
    }
}
