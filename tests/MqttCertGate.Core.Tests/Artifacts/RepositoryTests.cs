using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Tests.Artifacts;

/// <summary>What a run saw of its files, and whether another one would see the same.</summary>
public sealed class RepositoryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mqttcertgate-");

    private string Root => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>A question, and what changes its answer, beside one that leaves it as it is.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        { "content of a.pem", "write a.pem", "write b.pem" },
        { "content of a.pem", "delete a.pem", "touch a.pem" },
        { "content of a.pem", "swap a.pem and b.pem", "write c.pem" },
        { "content of missing.pem", "write missing.pem", "write b.pem" },
        { "content of empty.pem", "write empty.pem", "touch empty.pem" },
        { "kind of missing.pem", "write missing.pem", "write a.pem" },
        { "kind of a.pem", "delete a.pem", "write a.pem" },
        { "name missing.pem", "write missing.pem", "write c.pem" },
        { "name a.pem", "delete a.pem", "write c.pem" },
        { "files", "write c.pem", "write a.pem" },
        { "files", "delete a.pem", "write sub/c.pem" },
        { "near A.pem", "delete a.pem", "write c.pem" },
        { "glob *.pem", "write c.pem", "write c.txt" },
        { "glob *.pem", "delete a.pem", "write a.pem" },
        { "glob **/*.pem", "write sub/c.pem", "write bin/c.pem" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Another_answer_is_noticed_and_nothing_else_is(string question, string change, string other)
    {
        var observations = Observe(question);
        Assert.True(new Repository(Root).StillHolds(observations));

        Make(other);
        Assert.True(new Repository(Root).StillHolds(observations));

        Make(change);
        Assert.False(new Repository(Root).StillHolds(observations));
    }

    [Theory]
    [InlineData("a.pem")]
    [InlineData("none")]
    public void Where_a_link_leads_is_noticed(string target)
    {
        Write("a.pem", "a");
        var link = Path.Combine(Root, "link.pem");
        File.CreateSymbolicLink(link, target);
        var repository = new Repository(Root);
        _ = repository.LinkTarget(link);
        List<Observation> observations = [.. repository.Observations];
        Assert.True(new Repository(Root).StillHolds(observations));

        File.Delete(link);
        Write("link.pem", "a");

        Assert.False(new Repository(Root).StillHolds(observations));
    }

    [Fact]
    public void A_file_that_changes_during_a_run_is_never_taken_for_what_was_read()
    {
        Write("a.pem", "a");
        var repository = new Repository(Root);
        _ = repository.Read(Path.Combine(Root, "a.pem"));
        Write("a.pem", "b");
        _ = repository.Read(Path.Combine(Root, "a.pem"));

        Assert.False(new Repository(Root).StillHolds(repository.Observations));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_changes_while_it_is_read_is_noticed(bool grows)
    {
        var path = Path.Combine(Root, "a.pem");
        await File.WriteAllBytesAsync(path, new byte[Repository.MaximumBytes / 2], TestContext.Current.CancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writer = Task.Run(() =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            for (var round = 0; !stop.IsCancellationRequested; round++)
            {
                stream.SetLength((Repository.MaximumBytes / 2) + (grows ? round % 1000 : 0));
                stream.Position = 0;
                stream.WriteByte((byte)round);
            }
        });

        // How often the writer is caught depends on the machine, and on the ticks of its clock; that it is caught does not.
        var repository = new Repository(Root);
        while (repository.Read(path).State != FileState.Changed)
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();

        await stop.CancelAsync();
        await writer;
    }

    [Fact]
    public void No_answer_holds_what_a_file_does()
    {
        Write("server.key", "SECRET");
        var repository = new Repository(Root);
        _ = repository.Read(Path.Combine(Root, "server.key"));

        Assert.DoesNotContain("SECRET", Assert.Single(repository.Observations).Answer, StringComparison.Ordinal);
    }

    private List<Observation> Observe(string question)
    {
        Write("a.pem", "a");
        Write("b.pem", "b");
        Write("empty.pem", "");
        var repository = new Repository(Root);
        try
        {
            _ = question.Split(' ') switch
            {
                ["content", _, var name] => (object)repository.Read(Path.Combine(Root, name)),
                ["kind", _, var name] => repository.KindOf(Path.Combine(Root, name)),
                ["name", var name] => repository.HasName(Root, name),
                ["files"] => repository.FilesIn(Root),
                ["near", var name] => repository.NearName(Root, name)!,
                ["glob", var glob] => repository.Expand(Root, glob),
                _ => throw new ArgumentException(question),
            };
        }
        catch (FileNotFoundException)
        {
            // An answer too.
        }

        return [.. repository.Observations];
    }

    private void Make(string change)
    {
        switch (change.Split(' '))
        {
            case ["write", var name]:
                Write(name, name == "a.pem" ? Changed(name) : "new");
                break;
            case ["delete", var name]:
                File.Delete(Path.Combine(Root, name));
                break;
            case ["touch", var name]:
                File.SetLastWriteTimeUtc(Path.Combine(Root, name), DateTime.UnixEpoch);
                break;
            case ["swap", var name, _, var other]:
                var (first, second) = (Path.Combine(Root, name), Path.Combine(Root, other));
                File.Move(first, $"{first}.aside");
                File.Move(second, first);
                File.Move($"{first}.aside", second);
                break;
            default:
                throw new ArgumentException(change);
        }
    }

    private string Changed(string name) => File.Exists(Path.Combine(Root, name)) ? File.ReadAllText(Path.Combine(Root, name)) + "!" : "new";

    private void Write(string name, string content)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content, Encoding.ASCII);
    }
}
